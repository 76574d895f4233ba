-- One row a check and a row that it finds doubtful.
select * from {{ ref('int_quality_article_findings') }}
union all
{{ quality_findings(of_one_article=false) }}
