"""The pages of this list are as sound as those of the collection that the generator is tested on."""

from __future__ import annotations

from tests.site.test_benchmarks import (
    results,
    test_a_chart_has_a_point_for_each_row_of_its_table,
    test_a_table_has_all_results_of_one_task_and_metric_and_no_others,
    test_data_is_front_matter,
    test_each_result_has_a_condition_where_there_are_any,
    test_gains_and_factors_stand_by_themselves_with_their_baseline,
    test_points_of_a_year_do_not_hide_each_other,
    test_reported_numbers_lead_to_where_they_are_compared,
    test_the_best_of_each_condition_is_marked,
    test_the_index_leads_to_every_benchmark_and_tells_the_best,
    test_there_is_a_page_for_each_benchmark_of_three_papers,
    vocabulary,
    with_page,
)
from tests.site.test_content import (
    test_every_formula_is_shown_and_can_be_read_aloud,
    test_no_tex_is_left_in_the_text,
    test_nothing_is_unfinished,
)
from tests.site.test_exchange import (
    expected,
    test_bibtexparser_reads_the_collection,
    test_citation_js_reads_the_collection,
    test_every_list_of_papers_can_be_imported,
    test_rispy_reads_the_collection,
)
from tests.site.test_links import (
    test_every_reference_within_the_site_leads_to_something,
    test_links_are_web_links,
    test_pages_load_nothing_from_other_hosts,
)
from tests.site.test_markup import (
    test_descriptions_are_unique,
    test_every_page_has_one_main_heading,
    test_every_page_is_valid,
    test_ids_are_unique_on_their_page,
    test_no_level_of_headings_is_left_out,
    test_titles_are_unique,
)
from tests.site.test_sharing import test_descriptions_say_something, test_every_page_names_a_picture_that_is_there

__all__ = [
    "expected",
    "results",
    "test_a_chart_has_a_point_for_each_row_of_its_table",
    "test_a_table_has_all_results_of_one_task_and_metric_and_no_others",
    "test_bibtexparser_reads_the_collection",
    "test_citation_js_reads_the_collection",
    "test_data_is_front_matter",
    "test_descriptions_are_unique",
    "test_descriptions_say_something",
    "test_each_result_has_a_condition_where_there_are_any",
    "test_every_formula_is_shown_and_can_be_read_aloud",
    "test_every_list_of_papers_can_be_imported",
    "test_every_page_has_one_main_heading",
    "test_every_page_is_valid",
    "test_every_page_names_a_picture_that_is_there",
    "test_every_reference_within_the_site_leads_to_something",
    "test_gains_and_factors_stand_by_themselves_with_their_baseline",
    "test_ids_are_unique_on_their_page",
    "test_links_are_web_links",
    "test_no_level_of_headings_is_left_out",
    "test_no_tex_is_left_in_the_text",
    "test_nothing_is_unfinished",
    "test_pages_load_nothing_from_other_hosts",
    "test_points_of_a_year_do_not_hide_each_other",
    "test_reported_numbers_lead_to_where_they_are_compared",
    "test_rispy_reads_the_collection",
    "test_the_best_of_each_condition_is_marked",
    "test_the_index_leads_to_every_benchmark_and_tells_the_best",
    "test_there_is_a_page_for_each_benchmark_of_three_papers",
    "test_titles_are_unique",
    "vocabulary",
    "with_page",
]
