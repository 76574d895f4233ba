{{ config(**built_by_article()) }}
-- One row a check of single articles and a row that it finds doubtful.
{{ quality_findings(of_one_article=true) }}
