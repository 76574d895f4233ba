"""How good the parser is: annotated articles and cases, matching by the annotation guide, scores, benchmarks.

Nothing here is needed to run the warehouse, and everything here reads facts only in the shape of the gold files.
"""
