package io.sparkone.sync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;

import io.sparkone.local.process.Folders;
import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.notion.NotionIds;
import io.sparkone.local.sandbox.sheets.ServiceAccountFile;
import io.sparkone.local.sandbox.sheets.SheetsSandbox;
import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.local.testing.SigningKeysResource;

/** The servers, the vendors' stand-ins and the variables for every {@code @QuarkusTest} of this module; short pauses. */
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "sync"))
@QuarkusTestResource(SigningKeysResource.class)
@QuarkusTestResource(SyncEnvironment.class)
public class SyncEnvironment implements QuarkusTestResourceLifecycleManager {

    private Sandbox sandbox;
    private Path folder;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start();
        Map<String, String> variables = new HashMap<>();
        try {
            folder = Files.createTempDirectory("sparkone-sync-test");
            ServiceAccountFile.write(folder.resolve("google.json"), sandbox.tokenUrl());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        variables.put("NOTION_API_KEY", NotionIds.TOKEN);
        variables.put("NOTION_DATABASE_ID", NotionIds.DATABASE_ID);
        variables.put("NOTION_API_BASE_URL", sandbox.notionUrl().toString());
        variables.put("GOOGLE_SHEETS_CREDENTIALS_PATH", folder.resolve("google.json").toString());
        variables.put("GOOGLE_SHEETS_SYNC_SPREADSHEET_ID", SheetsSandbox.SPREADSHEET_ID);
        variables.put("GOOGLE_SHEETS_SYNC_RANGE", "Tarefas!A:G");
        variables.put("GOOGLE_SHEETS_API_BASE_URL", sandbox.sheetsUrl().toString());
        for (String vendor : new String[]{"notion", "sheets"}) {
            variables.put("sparkone." + vendor + ".requests-per-second", "1000");
            variables.put("sparkone." + vendor + ".burst", "100");
            variables.put("sparkone." + vendor + ".poll-interval", "300MS");
            variables.put("quarkus.rest-client." + vendor + ".read-timeout", "1000");
        }
        variables.put("sparkone.sync.retry-first", "100MS");
        variables.put("sparkone.sync.retry-limit", "1S");
        variables.put("sparkone.sync.idle", "100MS");
        variables.put("sparkone.events.block", "200MS");
        variables.put("sparkone.events.retry-delay", "50MS");
        variables.put("sparkone.events.upkeep-interval", "500MS");
        variables.put("quarkus.flyway.migrate-at-start", "true");
        return variables;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(Sandbox.class));
    }

    @Override
    public void stop() {
        sandbox.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
