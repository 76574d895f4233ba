-- One row a check and a row that it finds doubtful.
{{ quality_findings() }}
