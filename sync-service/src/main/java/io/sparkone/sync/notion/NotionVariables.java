package io.sparkone.sync.notion;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.InvalidVariableException;

/** Both variables or none: half a configuration stops the start. */
@ApplicationScoped
class NotionVariables {

    private static final Logger LOG = Logger.getLogger(NotionVariables.class);

    void check(@Observes StartupEvent started, NotionConfig config) {
        check(config.apiKey(), config.databaseId());
        if (config.apiKey().isEmpty()) {
            LOG.info("Notion is off: NOTION_API_KEY and NOTION_DATABASE_ID are not set");
        }
    }

    /** @throws InvalidVariableException naming the one that is missing or cannot be right */
    static void check(Optional<String> apiKey, Optional<String> databaseId) {
        if (apiKey.isPresent() && databaseId.isEmpty()) {
            throw new InvalidVariableException("NOTION_DATABASE_ID", "missing, though NOTION_API_KEY is set");
        }
        if (apiKey.isEmpty() && databaseId.isPresent()) {
            throw new InvalidVariableException("NOTION_API_KEY", "missing, though NOTION_DATABASE_ID is set");
        }
        databaseId.filter(id -> !id.replace("-", "").matches("[0-9a-fA-F]{32}")).ifPresent(id -> {
            throw new InvalidVariableException("NOTION_DATABASE_ID", "must be the 32 hexadecimal digits of a database,"
                    + " as they stand in its address");
        });
    }
}
