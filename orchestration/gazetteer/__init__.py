"""The places of the world that articles name: one Parquet file, how it is built and how it is looked up.

``index`` is what the parser uses at run time. Everything else here builds ``seeds/reference/gazetteer.parquet`` from packages
of public reference data (``python -m orchestration.gazetteer.build``) and is never imported by the product.
"""
