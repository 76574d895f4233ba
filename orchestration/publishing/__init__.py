"""What readers open: one consistent, read-only state of the warehouse, built aside, verified, switched by one rename.

``versions`` knows the folders and the link, ``snapshot`` copies what is public into a fresh file, ``verify`` looks at
it with the eyes of a reader, ``manifest`` says what is in it, ``publication`` does it all in order. Readers never open
the private file.
"""
