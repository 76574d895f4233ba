{#- What names of organizations and projects are compared by: no case, marks, punctuation, leading `the` or legal form. A
name of nothing but punctuation is compared as it is. -#}
{% macro normalised_name(expression) -%}
    coalesce(nullif({{ replaced(
        replaced(
            "trim(" ~ replaced(without_marks("lower(" ~ expression ~ ")"), "[^\\p{L}\\p{N}]+", " ") ~ ")",
            "^the ", ""
        ),
        "( \\(?(co|company|corp|corporation|inc|incorporated|llc|plc|ltd|limited|gmbh|ag|sa|spa|bv|nv|jsc|pjsc))+$", ""
    ) }}, ''), {{ expression }})
{%- endmacro %}

{#- What names of persons are compared by: no case, marks, hyphens or initials in the middle, and in no order, since Wang
Xiaoming is Xiao-ming Wang elsewhere. -#}
{% macro person_name(expression) -%}
    coalesce(nullif({{ sorted_words(replaced(
        "trim(" ~ replaced(
            replaced(without_marks("lower(" ~ expression ~ ")"), "[-\\x27’‘`]", ""), "[^\\p{L}\\p{N}]+", " "
        ) ~ ")",
        " \\p{L} ", " "
    )) }}, ''), {{ expression }})
{%- endmacro %}

{#- What an agreement is about: its title without the words for the document itself; NULL where nothing is left. -#}
{% macro agreement_subject(title) -%}
    nullif(trim({{ replaced(
        replaced(
            normalised_name(title),
            "\\b(memorandum|memoranda|understanding|mou|letter|intent|agreement|treaty|pact|contract|framework|strategic|"
            ~ "cooperation|cooperative|friendly|friendship|on|of|for|the|a|an|and|in|between|to)\\b",
            " "
        ),
        "\\s+", " "
    ) }}), '')
{%- endmacro %}

{#- Every match of a regular expression replaced. -#}
{% macro replaced(expression, pattern, replacement) -%}
    {{ return(adapter.dispatch('replaced')(expression, pattern, replacement)) }}
{%- endmacro %}

{% macro duckdb__replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro spark__replaced(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, r'{{ java_pattern(pattern) }}', '{{ replacement }}')
{%- endmacro %}

{#- Whether a regular expression matches anywhere. -#}
{% macro matches(expression, pattern) -%}
    {{ return(adapter.dispatch('matches')(expression, pattern)) }}
{%- endmacro %}

{% macro duckdb__matches(expression, pattern) -%}
    regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(expression, pattern) -%}
    ({{ expression }} rlike r'{{ java_pattern(pattern) }}')
{%- endmacro %}

{#- A pattern as Java has it: which letters end a word there depends on its version, in DuckDB they are those of ASCII. -#}
{% macro java_pattern(pattern) -%}
    {{ return(pattern | replace('\\b', '(?:(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?![0-9A-Za-z_]))')) }}
{%- endmacro %}

{#- Letters without accents. Spark has no function for it: its session is given DuckDB's (`orchestration/spark/functions.py`). -#}
{% macro without_marks(expression) -%}
    strip_accents({{ expression }})
{%- endmacro %}

{#- The distinct values of a group in order, as one string. -#}
{% macro sorted_list(expression) -%}
    {{ return(adapter.dispatch('sorted_list')(expression)) }}
{%- endmacro %}

{% macro duckdb__sorted_list(expression) -%}
    array_to_string(list_sort(list(distinct {{ expression }})), ',')
{%- endmacro %}

{% macro spark__sorted_list(expression) -%}
    case when count({{ expression }}) > 0 then array_join(array_sort(collect_set({{ expression }})), ',') end
{%- endmacro %}

{#- The words of a text in alphabetical order. -#}
{% macro sorted_words(expression) -%}
    {{ return(adapter.dispatch('sorted_words')(expression)) }}
{%- endmacro %}

{% macro duckdb__sorted_words(expression) -%}
    array_to_string(list_sort(string_split({{ expression }}, ' ')), ' ')
{%- endmacro %}

{% macro spark__sorted_words(expression) -%}
    array_join(array_sort(split({{ expression }}, ' ')), ' ')
{%- endmacro %}

{#- A column whose name is a word of SQL. -#}
{% macro quoted(name) -%}
    {{ adapter.quote(name) }}
{%- endmacro %}
