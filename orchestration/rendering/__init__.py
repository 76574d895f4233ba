"""A parsed article for people and programs: JSON lines, coloured text, an HTML page, what the rules did and why.

Texts come from anywhere: whatever is printed here passes ``characters.visible`` or ``html.escape`` first.
"""
