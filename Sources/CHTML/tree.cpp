// libxml2's tree, flattened.
#include "chtml.h"
#include "prune.h"
#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

struct chtml_tree {
  std::vector<chtml_node> nodes;
  std::vector<chtml_attribute> attributes;
  std::vector<std::string> names;
  std::string bytes;
};

namespace {

class Flattening {
public:
  explicit Flattening(chtml_tree *tree) : tree(tree) {}

  /// Document order, without recursion.
  void run(xmlNode *root) {
    xmlNode *node = root;
    while (node != nullptr) {
      bool descends = enter(node) && node->children != nullptr;
      if (descends) {
        node = node->children;
        continue;
      }
      leave(node);
      while (node->next == nullptr) {
        node = node->parent;
        if (node == nullptr || node == root->parent || node->type == XML_HTML_DOCUMENT_NODE ||
            node->type == XML_DOCUMENT_NODE)
          return;
        leave(node);
      }
      if (node == root) return;
      node = node->next;
    }
  }

private:
  chtml_tree *tree;
  std::vector<int32_t> open;
  std::unordered_map<std::string, int32_t> numbers;

  int32_t number(const xmlNs *space, const xmlChar *name) {
    std::string full;
    if (space != nullptr && space->prefix != nullptr) full = std::string((const char *)space->prefix) + ":";
    full += (const char *)name;
    auto hit = numbers.find(full);
    if (hit != numbers.end()) return hit->second;
    int32_t next = static_cast<int32_t>(tree->names.size());
    tree->names.push_back(full);
    numbers.emplace(full, next);
    return next;
  }

  void put(const xmlChar *text, uint32_t &start, uint32_t &count) {
    size_t length = text != nullptr ? strlen((const char *)text) : 0;
    start = static_cast<uint32_t>(tree->bytes.size());
    count = static_cast<uint32_t>(length);
    if (length > 0) tree->bytes.append((const char *)text, length);
  }

  void attribute(xmlAttr *attribute) {
    chtml_attribute made{};
    made.name = number(attribute->ns, attribute->name);
    made.start = static_cast<uint32_t>(tree->bytes.size());
    for (xmlNode *part = attribute->children; part != nullptr; part = part->next) {
      if (part->content != nullptr) tree->bytes.append((const char *)part->content);
    }
    made.count = static_cast<uint32_t>(tree->bytes.size()) - made.start;
    tree->attributes.push_back(made);
  }

  /// Adds an element or a text; whether its children are wanted.
  bool enter(xmlNode *node) {
    bool is_element = node->type == XML_ELEMENT_NODE;
    bool is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if ((!is_element && !is_text) || tree->nodes.size() >= CHTML_MOST_NODES) return false;
    chtml_node made{};
    made.parent = open.empty() ? -1 : open.back();
    made.name = is_element ? number(node->ns, node->name) : -1;
    made.first_attribute = static_cast<uint32_t>(tree->attributes.size());
    if (is_element) {
      for (xmlAttr *each = node->properties; each != nullptr; each = each->next) attribute(each);
    } else {
      put(node->content, made.start, made.count);
    }
    made.attribute_count = static_cast<uint32_t>(tree->attributes.size()) - made.first_attribute;
    made.end = static_cast<uint32_t>(tree->nodes.size()) + 1;
    tree->nodes.push_back(made);
    if (is_element) open.push_back(static_cast<int32_t>(tree->nodes.size()) - 1);
    entered.push_back(is_element ? node : nullptr);
    if (!is_element) entered.pop_back();
    return is_element;
  }

  void leave(xmlNode *node) {
    if (node->type != XML_ELEMENT_NODE || entered.empty() || entered.back() != node) return;
    entered.pop_back();
    tree->nodes[open.back()].end = static_cast<uint32_t>(tree->nodes.size());
    open.pop_back();
  }

  std::vector<xmlNode *> entered;
};

void silence(void *, const char *, ...) {}

void prepare() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSetGenericErrorFunc(nullptr, silence);
  });
}

chtml_tree *flatten(xmlDoc *document) {
  if (document == nullptr) return nullptr;
  xmlNode *root = xmlDocGetRootElement(document);
  chtml_tree *tree = root != nullptr ? new chtml_tree : nullptr;
  if (tree != nullptr) Flattening(tree).run(root);
  xmlFreeDoc(document);
  return tree;
}

} // namespace

chtml_tree *chtml_parse_html(const uint8_t *bytes, size_t count) {
  prepare();
  std::string pruned = chtml_prune(bytes, count, true);
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  return flatten(htmlReadMemory(pruned.data(), static_cast<int>(pruned.size()), nullptr, "UTF-8", options));
}

chtml_tree *chtml_parse_xml(const uint8_t *bytes, size_t count, int32_t *is_whole) {
  prepare();
  std::string pruned = chtml_prune(bytes, count, false);
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (parser == nullptr) return nullptr;
  int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA;
  xmlDoc *document =
      xmlCtxtReadMemory(parser, pruned.data(), static_cast<int>(pruned.size()), nullptr, "UTF-8", options);
  *is_whole = parser->wellFormed || parser->errNo == XML_ERR_UNDECLARED_ENTITY || parser->errNo == XML_WAR_UNDECLARED_ENTITY;
  xmlFreeParserCtxt(parser);
  return flatten(document);
}

void chtml_close(chtml_tree *tree) { delete tree; }
size_t chtml_node_count(const chtml_tree *tree) { return tree->nodes.size(); }
const chtml_node *chtml_nodes(const chtml_tree *tree) { return tree->nodes.data(); }
size_t chtml_attribute_count(const chtml_tree *tree) { return tree->attributes.size(); }
const chtml_attribute *chtml_attributes(const chtml_tree *tree) { return tree->attributes.data(); }
size_t chtml_byte_count(const chtml_tree *tree) { return tree->bytes.size(); }
const uint8_t *chtml_bytes(const chtml_tree *tree) { return reinterpret_cast<const uint8_t *>(tree->bytes.data()); }
size_t chtml_name_count(const chtml_tree *tree) { return tree->names.size(); }
const char *chtml_name(const chtml_tree *tree, size_t at) { return tree->names[at].c_str(); }
