// Workbooks for Excel and LibreOffice behind stdint types and opaque handles: no header of libxlsxwriter reaches Swift.
#ifndef CXLSX_H
#define CXLSX_H
#include <stdint.h>

typedef struct cxlsx_book cxlsx_book;
typedef struct cxlsx_sheet cxlsx_sheet;

enum cxlsx_kind { CXLSX_TEXT = 0, CXLSX_INTEGER = 1, CXLSX_DECIMAL = 2, CXLSX_DAY = 3, CXLSX_HEADER = 4 };

// Opens a workbook for writing rows in order; NULL without memory. `folder` holds temporary files. `created` is the time
// that the file says it was made, in seconds since 1970.
cxlsx_book *cxlsx_open(const char *path, const char *folder, int64_t created);
// Writes the file and frees the workbook. 0, or libxlsxwriter's error code.
int32_t cxlsx_close(cxlsx_book *book);
// What an error code means.
const char *cxlsx_error(int32_t code);
// A new sheet; NULL where the name is not allowed.
cxlsx_sheet *cxlsx_add(cxlsx_book *book, const char *name);
void cxlsx_width(cxlsx_sheet *sheet, uint16_t column, double characters, int32_t kind);
// Cells: rows must not go back. 0, or an error code.
int32_t cxlsx_text(cxlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, int32_t kind);
int32_t cxlsx_number(cxlsx_sheet *sheet, uint32_t row, uint16_t column, double value, int32_t kind);
int32_t cxlsx_day(cxlsx_sheet *sheet, uint32_t row, uint16_t column, int32_t year, int32_t month, int32_t day);
// Freezes the first row and gives every column a filter over rows 0 ... `last_row`.
void cxlsx_finish(cxlsx_sheet *sheet, uint32_t last_row, uint16_t last_column);
// A bar chart of `values` by `names` (columns of the sheet, rows `first` ... `last`), placed at row and column.
int32_t cxlsx_chart(cxlsx_sheet *sheet, const char *title, const char *unit, uint16_t names, uint16_t values,
                    uint32_t first, uint32_t last, uint32_t row, uint16_t column);
#endif
