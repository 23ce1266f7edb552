package io.sparkone.local.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.http.JsonClient;

class SheetsHttpTest {
    private static final String BOOK = "/v4/spreadsheets/" + SheetsSandbox.SPREADSHEET_ID;

    private Sandbox sandbox;
    private JsonClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        client = new JsonClient(sandbox.sheetsUrl(), "authorization", "Bearer sandbox-sheets-token");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anUnknownTokenIsRefusedInGooglesShape() throws Exception {
        JsonClient.Answer answer = new JsonClient(sandbox.sheetsUrl(), "authorization", "Bearer x").get(BOOK);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().at("/error/status").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.body().at("/error/code").asInt()).isEqualTo(401);
    }

    @Test
    void aFormulaThatAUserEntersRunsAndARawOneDoesNot() throws Exception {
        String row = "{'values':[['=IMPORTDATA(1)']]}";
        client.post(BOOK + "/values/Tarefas!A:G:append?valueInputOption=RAW", row);
        client.post(BOOK + "/values/Tarefas!A:G:append?valueInputOption=USER_ENTERED", row);
        assertThat(sandbox.sheets().rows(SheetsSandbox.TASKS).get(1)).containsExactly("=IMPORTDATA(1)");
        assertThat(sandbox.sheets().rows(SheetsSandbox.TASKS).get(2)).containsExactly("#N/A");
        assertThat(sandbox.sheets().formula("Tarefas!A3")).isEqualTo("=IMPORTDATA(1)");
    }

    @Test
    void aBatchThatFailsInItsLastRequestChangesNothing() throws Exception {
        String create = """
                {'requests': [
                  {'insertDimension': {'range': {'sheetId': 0, 'dimension': 'ROWS', 'startIndex': 1, 'endIndex': 2}}},
                  {'updateCells': {'start': {'sheetId': 0, 'rowIndex': 1, 'columnIndex': 0},
                    'fields': 'userEnteredValue', 'rows': [{'values': [{'userEnteredValue': {'stringValue': '7'}}]}]}},
                  {'createDeveloperMetadata': {'developerMetadata': {'metadataId': 7, 'metadataKey': 'op',
                    'visibility': 'DOCUMENT', 'location': {'sheetId': 0}}}}]}""";
        assertThat(client.post(BOOK + ":batchUpdate", create).status()).isEqualTo(200);
        JsonClient.Answer again = client.post(BOOK + ":batchUpdate", create);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(sandbox.sheets().rows(SheetsSandbox.TASKS)).hasSize(2).last().isEqualTo(List.of("7"));
    }

    @Test
    void appendingTwiceMakesTwoRows() throws Exception {
        String path = BOOK + "/values/Tarefas!A:G:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS";
        client.post(path, "{'values':[['1','a']]}");
        JsonNode second = client.post(path, "{'values':[['1','a']]}").body();
        assertThat(second.path("tableRange").asText()).isEqualTo("Tarefas!A1:G2");
        assertThat(second.at("/updates/updatedRange").asText()).isEqualTo("Tarefas!A3:B3");
        assertThat(sandbox.sheets().rows(SheetsSandbox.TASKS)).hasSize(3);
    }

    @Test
    void rowsThatAreAppendedAtTheSameTimeAreAllKept() throws Exception {
        String path = BOOK + "/values/Tarefas!A:G:append?valueInputOption=RAW";
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = Collections.nCopies(80,
                    () -> client.post(path, "{'values':[['1']]}").status());
            for (Future<Integer> call : pool.invokeAll(calls, 30, TimeUnit.SECONDS)) {
                assertThat(call.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(sandbox.sheets().rows(SheetsSandbox.TASKS)).hasSize(81);
    }

    @Test
    void malformedRequestsAreRefusedAndNeverAFailure() throws Exception {
        for (String body : List.of("x", "{'values':{'a':1}}", "{'values':[{'a':1}]}", "{'values':[[{'a':1}]]}")) {
            assertThat(client.send("PUT", BOOK + "/values/Tarefas!A1?valueInputOption=RAW", body).status()).as(body)
                    .isEqualTo(400);
        }
        for (String range : List.of("Tarefas!A0", "Tarefas!", "Nada!A1", "Tarefas!A1001", "Tarefas!A1:B2:C3")) {
            assertThat(client.get(BOOK + "/values/" + range).status()).as(range).isEqualTo(400);
        }
        String negative = "'start':{'sheetId':0,'rowIndex':-1,'columnIndex':0}";
        for (String request : List.of("[]", "{}", "{'sortRange':{'range':{'startRowIndex':-1},'sortSpecs':[{}]}}",
                "{'updateCells':{'fields':'*'," + negative + ",'rows':[{'values':[{}]}]}}")) {
            assertThat(client.post(BOOK + ":batchUpdate", "{'requests':[" + request + "]}").status()).as(request)
                    .isEqualTo(400);
        }
        assertThat(new JsonClient(sandbox.tokenUrl()).post("", "grant_type=%zz").status()).isEqualTo(400);
    }

    @Test
    void columnsCanBeReadAsTheMajorDimension() throws Exception {
        sandbox.sheets().append(SheetsSandbox.INBOX, "oi", "Ana");
        JsonNode values = client.get(BOOK + "/values/Entrada!A2:B?majorDimension=COLUMNS").body().path("values");
        assertThat(values.toString()).isEqualTo("[[\"oi\"],[\"Ana\"]]");
    }

    @Test
    void aPersonSortsInsertsAndDeletesRows() {
        for (String title : List.of("c", "a", "b")) {
            sandbox.sheets().append(SheetsSandbox.TASKS, title);
        }
        sandbox.sheets().sort(SheetsSandbox.TASKS, 0);
        sandbox.sheets().deleteRow(SheetsSandbox.TASKS, 3);
        sandbox.sheets().insertRow(SheetsSandbox.TASKS, 3);
        sandbox.sheets().type("Tarefas!B3", "novo");
        List<List<String>> rows = sandbox.sheets().rows(SheetsSandbox.TASKS);
        assertThat(rows.subList(1, rows.size())).containsExactly(List.of("a"), List.of("", "novo"), List.of("c"));
    }

    @Test
    void aServiceAccountFileLeadsToATokenThatIsAccepted(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("secret/account.json");
        ServiceAccountFile.write(file, sandbox.tokenUrl());
        JsonNode account = new ObjectMapper().readTree(Files.readAllBytes(file));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        String form = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                + Assertions.sign(account, Instant.now());
        JsonNode token = new JsonClient(URI.create(account.path("token_uri").asText())).post("", form).body();
        JsonClient authorized = new JsonClient(sandbox.sheetsUrl(), "authorization",
                "Bearer " + token.path("access_token").asText());
        assertThat(authorized.get(BOOK).status()).isEqualTo(200);
    }

    @Test
    void anExpiredAssertionIsAnInvalidGrant(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("account.json");
        ServiceAccountFile.write(file, sandbox.tokenUrl());
        JsonNode account = new ObjectMapper().readTree(Files.readAllBytes(file));
        String form = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                + Assertions.sign(account, Instant.now().minusSeconds(7200));
        JsonClient.Answer answer = new JsonClient(sandbox.tokenUrl()).post("", form);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asText()).isEqualTo("invalid_grant");
    }
}
