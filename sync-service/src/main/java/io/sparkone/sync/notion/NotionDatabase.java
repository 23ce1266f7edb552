package io.sparkone.sync.notion;

import java.util.List;

/** A database: a frame around one or more tables. */
record NotionDatabase(String id, List<Source> dataSources) {

    record Source(String id, String name) {}
}
