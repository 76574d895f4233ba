"""The same pipeline on Spark: for more articles than one machine reads in an acceptable time.

What is read, what it means and how rows replace each other is decided by ``reading``, ``parsing``, ``loading`` and
``resolving``, as ever. Here stands only how their work is handed to executors and how the raw tables lie in a lake:
``lake`` keeps them, ``workspace`` gives the code that knows DuckDB a part of them, ``reading_ahead`` and ``parsing`` are what
executors do, ``articles`` and ``facts`` are the two steps. pyspark is imported where a session is used, and nowhere else.
"""
