#include "cxlsx.h"
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

/* libxlsxwriter writes its temporary files without a look at what became of the writing, and rewind() forgets it before the
   files are packed. This one stands before libc's, and remembers: a workbook on a full disk is a fault, not a short workbook. */
static atomic_int torn;

__attribute__((visibility("default"))) void rewind(FILE *file) {
  if (fflush(file) != 0 || ferror(file)) atomic_store(&torn, 1);
  fseek(file, 0, SEEK_SET);
  clearerr(file);
}

enum { KINDS = 5, MOST_SHEETS = 64 };

struct cxlsx_sheet {
  cxlsx_book *book;
  lxw_worksheet *sheet;
  char name[32];
};

struct cxlsx_book {
  lxw_workbook *workbook;
  lxw_format *formats[KINDS];
  struct cxlsx_sheet sheets[MOST_SHEETS];
  int used;
};

cxlsx_book *cxlsx_open(const char *path, const char *folder, int64_t created) {
  atomic_store(&torn, 0);
  cxlsx_book *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder, .use_zip64 = LXW_TRUE};
  book->workbook = workbook_new_opt(path, &options);
  if (!book->workbook) {
    free(book);
    return NULL;
  }
  lxw_doc_properties properties = {.title = "Standpoint", .created = (time_t)created};
  workbook_set_properties(book->workbook, &properties);
  for (int kind = 0; kind < KINDS; kind++) {
    book->formats[kind] = workbook_add_format(book->workbook);
    format_set_align(book->formats[kind], LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_num_format(book->formats[CXLSX_INTEGER], "#,##0");
  format_set_num_format(book->formats[CXLSX_DECIMAL], "0.000");
  format_set_num_format(book->formats[CXLSX_DAY], "yyyy-mm-dd");
  format_set_bold(book->formats[CXLSX_HEADER]);
  format_set_bottom(book->formats[CXLSX_HEADER], LXW_BORDER_THIN);
  return book;
}

int32_t cxlsx_close(cxlsx_book *book) {
  lxw_error code = workbook_close(book->workbook);
  if (code == LXW_NO_ERROR && atomic_load(&torn)) code = LXW_ERROR_CREATING_TMPFILE;
  free(book);
  return (int32_t)code;
}

const char *cxlsx_error(int32_t code) { return lxw_strerror((lxw_error)code); }

cxlsx_sheet *cxlsx_add(cxlsx_book *book, const char *name) {
  if (book->used == MOST_SHEETS || strlen(name) > 31) return NULL;
  lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
  if (!sheet) return NULL;
  cxlsx_sheet *made = &book->sheets[book->used++];
  made->book = book;
  made->sheet = sheet;
  strcpy(made->name, name);
  return made;
}

void cxlsx_width(cxlsx_sheet *sheet, uint16_t column, double characters, int32_t kind) {
  worksheet_set_column(sheet->sheet, column, column, characters, sheet->book->formats[kind]);
}

int32_t cxlsx_text(cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, int32_t kind) {
  return worksheet_write_string(sheet->sheet, row, column, text, sheet->book->formats[kind]);
}

int32_t cxlsx_number(cxlsx_sheet *sheet, uint32_t row, uint16_t column, double value, int32_t kind) {
  return worksheet_write_number(sheet->sheet, row, column, value, sheet->book->formats[kind]);
}

int32_t cxlsx_day(cxlsx_sheet *sheet, uint32_t row, uint16_t column, int32_t year, int32_t month, int32_t day) {
  lxw_datetime date = {.year = year, .month = month, .day = day};
  return worksheet_write_datetime(sheet->sheet, row, column, &date, sheet->book->formats[CXLSX_DAY]);
}

void cxlsx_finish(cxlsx_sheet *sheet, uint32_t last_row, uint16_t last_column) {
  worksheet_freeze_panes(sheet->sheet, 1, 0);
  worksheet_autofilter(sheet->sheet, 0, 0, last_row, last_column);
}

int32_t cxlsx_chart(cxlsx_sheet *sheet, const char *title, const char *unit, uint16_t names, uint16_t values,
                    uint32_t first, uint32_t last, uint32_t row, uint16_t column) {
  lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_BAR);
  if (!chart) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
  chart_series_set_categories(series, sheet->name, first, names, last, names);
  chart_series_set_values(series, sheet->name, first, values, last, values);
  chart_title_set_name(chart, title);
  chart_axis_set_name(chart->x_axis, unit);
  chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_set_reverse(chart->y_axis);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  lxw_chart_options options = {.x_scale = 1.6, .y_scale = 0.4 + 0.07 * (last - first + 1)};
  return worksheet_insert_chart_opt(sheet->sheet, row, column, chart, &options);
}
