package io.sparkone.sync.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.google.auth.oauth2.ServiceAccountCredentials;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.config.InvalidVariableException;

/** All three variables or none: half a configuration stops the start. */
@ApplicationScoped
class SheetsVariables {

    private static final Logger LOG = Logger.getLogger(SheetsVariables.class);
    private static final String CREDENTIALS = "GOOGLE_SHEETS_CREDENTIALS_PATH";

    void check(@Observes StartupEvent started, SheetsConfig config) {
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        variables.put(CREDENTIALS, config.credentialsPath());
        variables.put("GOOGLE_SHEETS_SYNC_SPREADSHEET_ID", config.spreadsheetId());
        variables.put("GOOGLE_SHEETS_SYNC_RANGE", config.range());
        check(variables);
        if (config.credentialsPath().isEmpty()) {
            LOG.info("Google Sheets is off: " + String.join(", ", variables.keySet()) + " are not set");
        }
    }

    /** @throws InvalidVariableException naming the one that is missing or cannot be right */
    static void check(Map<String, Optional<String>> variables) {
        boolean any = variables.values().stream().anyMatch(Optional::isPresent);
        variables.forEach((name, value) -> {
            if (any && value.isEmpty()) {
                throw new InvalidVariableException(name, "missing, though other GOOGLE_SHEETS_ variables are set");
            }
        });
        variables.get(CREDENTIALS).ifPresent(SheetsVariables::checkCredentials);
        variables.get("GOOGLE_SHEETS_SYNC_RANGE").ifPresent(TableRange::parse);
    }

    private static void checkCredentials(String path) {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            ServiceAccountCredentials.fromStream(file);
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with the file, its content must not reach the log
            throw new InvalidVariableException(CREDENTIALS,
                    path + " is not a readable credentials file of a service account (" + e.getClass().getSimpleName()
                            + ")");
        }
    }
}
