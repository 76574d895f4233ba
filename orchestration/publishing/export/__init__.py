"""What leaves a publication as files of other formats, for people without a database.

``rows`` writes any answer as CSV, JSON, JSON Lines or Parquet, ``workbook`` several as sheets of one Excel file,
``network`` the city pairs as GeoJSON and GraphML, ``superset`` a dashboard.
"""
