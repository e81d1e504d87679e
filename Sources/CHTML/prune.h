/* What is cut from a document before the parser sees it. */
#ifndef CHTML_PRUNE_H
#define CHTML_PRUNE_H
#include <string>
#include <cstdint>

/* Law: time is linear in `count`; the result is never longer. */
std::string chtml_prune(const uint8_t *bytes, size_t count, bool is_html);
#endif
