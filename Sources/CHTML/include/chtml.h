/* libxml2's HTML and XML parsers behind stdint types: bytes in, a flat tree out. No libxml2 header may reach Swift:
 * Debian's includes ICU's. Input is UTF-8. No entity is expanded, no DTD read, nothing fetched. Any thread.
 * What could make the parser slow or deep is cut before it sees the bytes; CHTML_* say where. */
#ifndef CHTML_H
#define CHTML_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

enum {
  CHTML_MOST_ATTRIBUTES = 64,        /* of one tag; more are dropped */
  CHTML_LONGEST_TAG = 1 << 16,       /* bytes; a longer one is dropped */
  CHTML_LONGEST_TEXT = 1 << 20,      /* bytes between two tags; the rest is dropped */
  CHTML_DEEPEST = 200,               /* open tags inside each other; deeper ones are dropped, their text is kept */
  CHTML_MOST_NODES = 2000000         /* the tree ends there */
};

typedef struct chtml_tree chtml_tree;
/* Nodes in document order. Names, values and texts are ranges of the tree's bytes. */
typedef struct {
  int32_t parent;       /* -1: the root */
  uint32_t end;         /* index after the last node inside this one */
  int32_t name;         /* number of the element's name; -1: text */
  uint32_t start, count; /* text */
  uint32_t first_attribute, attribute_count;
} chtml_node;
typedef struct {
  int32_t name;
  uint32_t start, count;
} chtml_attribute;

/* NULL where there is no memory or no root. */
chtml_tree *chtml_parse_html(const uint8_t *bytes, size_t count);
/* A damaged document is read as far as it goes; *is_whole is then 0. */
chtml_tree *chtml_parse_xml(const uint8_t *bytes, size_t count, int32_t *is_whole);
void chtml_close(chtml_tree *tree);

size_t chtml_node_count(const chtml_tree *tree);
const chtml_node *chtml_nodes(const chtml_tree *tree);
size_t chtml_attribute_count(const chtml_tree *tree);
const chtml_attribute *chtml_attributes(const chtml_tree *tree);
size_t chtml_byte_count(const chtml_tree *tree);
const uint8_t *chtml_bytes(const chtml_tree *tree);
/* Names as written, prefix and all ("content:encoded"), lower case in HTML. */
size_t chtml_name_count(const chtml_tree *tree);
const char *chtml_name(const chtml_tree *tree, size_t at);

#ifdef __cplusplus
}
#endif
#endif
