package io.sparkone.sync.notion;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Items of a title or rich text, each with one piece under the name of its type. */
record NotionPropertyItems(List<JsonNode> results, String nextCursor, boolean hasMore) {}
