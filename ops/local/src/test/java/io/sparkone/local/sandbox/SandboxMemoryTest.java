package io.sparkone.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.sandbox.evolution.EvolutionSandbox;
import io.sparkone.local.sandbox.evolution.Incoming;
import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.JsonClient;
import io.sparkone.local.sandbox.sheets.SheetsSandbox;

class SandboxMemoryTest {
    private static final String SHEET = "/v4/spreadsheets/" + SheetsSandbox.SPREADSHEET_ID;

    @TempDir
    private Path folder;

    @Test
    void theNextSandboxShowsWhatTheLastOneShowed() throws Exception {
        JsonNode before;
        try (Sandbox sandbox = start()) {
            fill(sandbox);
            before = content(sandbox);
        }
        try (Sandbox sandbox = start()) {
            assertThat(content(sandbox)).isEqualTo(before);
        }
        // the first start has written the files anew: that is read, too
        try (Sandbox sandbox = start()) {
            assertThat(content(sandbox)).isEqualTo(before);
        }
    }

    @Test
    void notionKeepsIdsTimesTheTrashNewOptionsAndTheOrder() {
        String first;
        String second;
        List<?> pages;
        try (Sandbox sandbox = start()) {
            sandbox.notion().changeSchema(json("{'properties':{'Name':{'name':'Nome'},'Cost':{'number':{}}}}"));
            first = sandbox.notion().create(Map.of("Nome", "Pagar", "Priority", "Someday", "Cost", 12.5));
            second = sandbox.notion().create(Map.of("Nome", "Comprar", "Due", "2026-11-22T17:00:00-03:00"));
            sandbox.notion().edit(first, Map.of("Status", "Done"));
            sandbox.notion().trash(second);
            pages = sandbox.notion().pages();
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.notion().pages()).isEqualTo(pages);
            assertThat(sandbox.notion().toJson().toString()).contains("Someday", "Nome", "Cost");
            sandbox.notion().restore(second);
            String third = sandbox.notion().create(Map.of("Nome", "Ligar"));
            assertThat(sandbox.notion().pages()).extracting("id").containsExactly(first, second, third);
        }
    }

    @Test
    void theSheetKeepsFormulasFormatsRowsThatMovedAndTheirMetadata() throws Exception {
        List<?> rows;
        JsonNode book;
        try (Sandbox sandbox = start()) {
            sandbox.sheets().append("Tarefas", "1", "Pagar", null, "novo", null, "22/11/2026");
            sandbox.sheets().append("Tarefas", "2", "Comprar");
            sandbox.sheets().append("Tarefas", "3", "Ligar");
            sheets(sandbox).post(SHEET + ":batchUpdate",
                    "{'requests':[{'createDeveloperMetadata':{'developerMetadata':{"
                            + "'metadataId':77,'metadataKey':'id','metadataValue':'3','visibility':'DOCUMENT','location':{"
                            + "'dimensionRange':{'sheetId':0,'dimension':'ROWS','startIndex':3,'endIndex':4}}}}},"
                            + "{'addSheet':{'properties':{'title':'Outra'}}}]}");
            sandbox.sheets().deleteRow("Tarefas", 3);
            sandbox.sheets().type("Outra!B2", "=A1");
            sandbox.sheets().type("Outra!C2", 1.5);
            rows = sandbox.sheets().rows("Tarefas");
            book = sheets(sandbox).get(SHEET).body();
        }
        assertThat(book.at("/developerMetadata/0/location/dimensionRange/startIndex").asInt()).isEqualTo(2);
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.sheets().rows("Tarefas")).isEqualTo(rows);
            assertThat(sandbox.sheets().rows("Outra").get(1)).containsExactly("", "#N/A", "1,5");
            assertThat(sandbox.sheets().formula("Outra!B2")).isEqualTo("=A1");
            assertThat(sheets(sandbox).get(SHEET).body()).isEqualTo(book);
        }
    }

    @Test
    void evolutionKeepsTheChatItsReportsAndTheInstance() throws Exception {
        String query = "{'where':{'key':{'remoteJid':'5511999990000@s.whatsapp.net'}}}";
        List<?> chat;
        JsonNode reports;
        try (Sandbox sandbox = start()) {
            evolution(sandbox).post("/message/sendText/sparkone", "{'number':'5511999990000','text':'olá'}");
            sandbox.evolution().incoming(new Incoming("5511999990000", "oi", false, "1@g.us", "AB", "Ana"));
            sandbox.evolution().exists("5511888880000", false);
            sandbox.evolution().webhook(URI.create("http://127.0.0.1:9/hook"), Map.of("x-secret", "s"));
            sandbox.evolution().state("close");
            chat = sandbox.evolution().chat();
            reports = evolution(sandbox).post("/chat/findMessages/sparkone", query).body();
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.evolution().chat()).hasSize(2).isEqualTo(chat);
            JsonClient client = evolution(sandbox);
            assertThat(client.post("/chat/findMessages/sparkone", query).body()).isEqualTo(reports);
            assertThat(client.get("/webhook/find/sparkone").body().path("url").asText()).endsWith("/hook");
            assertThat(client.get("/instance/connectionState/sparkone").body().at("/instance/state").asText())
                    .isEqualTo("close");
            assertThat(client.post("/chat/whatsappNumbers/sparkone", "{'numbers':['5511888880000']}").body()
                    .at("/0/exists").asBoolean()).isFalse();
        }
    }

    @Test
    void mailsAreKeptAndNumberedOn() throws Exception {
        List<?> mails;
        try (Sandbox sandbox = start()) {
            mail(sandbox, "Lembrete: amanhã às 17h");
            mails = sandbox.mails();
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.mails()).hasSize(1).isEqualTo(mails);
            mail(sandbox, "outra");
            assertThat(sandbox.mails()).extracting("id").containsExactly(1L, 2L);
        }
    }

    @Test
    void theResetOfTheControlApiClearsTheFilesToo() throws Exception {
        JsonNode empty;
        try (Sandbox sandbox = start()) {
            empty = content(sandbox);
            fill(sandbox);
            new JsonClient(sandbox.url()).post("/control/reset", "");
            assertThat(Files.readString(folder.resolve("notion.jsonl"))).doesNotContain("Pagar");
        }
        try (Sandbox sandbox = start()) {
            assertThat(content(sandbox)).isEqualTo(empty);
        }
    }

    @Test
    void aDamagedPartDoesNotTakeTheOthersAlong() throws Exception {
        try (Sandbox sandbox = start()) {
            fill(sandbox);
        }
        Files.write(folder.resolve("sheets.jsonl"), new byte[]{0, 1, 2, '\n', 3});
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.sheets().rows("Tarefas")).hasSize(1);
            assertThat(sandbox.notion().pages()).hasSize(1);
            assertThat(folder.resolve("sheets.jsonl.damaged")).exists();
        }
    }

    @Test
    void faultsAndAFailedChangeLeaveNoTrace() {
        try (Sandbox sandbox = start()) {
            sandbox.fail(Fault.down("notion"));
            assertThatThrownBy(() -> sandbox.notion().create(Map.of("Nobody", "knows")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.faults().toJson()).isEmpty();
            assertThat(sandbox.notion().pages()).isEmpty();
        }
    }

    @Test
    void withoutAFolderNothingIsKept() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            fill(sandbox);
        }
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(sandbox.notion().pages()).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private Sandbox start() {
        return Sandbox.start(SandboxOptions.defaults().withFolder(folder));
    }

    private static void fill(Sandbox sandbox) throws MessagingException {
        sandbox.notion().create(Map.of("Name", "Pagar", "Priority", "High", "Description", "já"));
        sandbox.sheets().append("Tarefas", "1", "Pagar");
        sandbox.evolution().incoming("5511999990000", "oi");
        mail(sandbox, "Aviso");
    }

    /** All that the page shows, but for the port. */
    private static JsonNode content(Sandbox sandbox) {
        return sandbox.state().without("smtp_port");
    }

    private static void mail(Sandbox sandbox, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(sandbox.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("sparkone@sparkone.test"));
        message.setRecipients(MimeMessage.RecipientType.TO, "owner@sparkone.test");
        message.setSubject(subject, "UTF-8");
        message.setText("Olá", "UTF-8");
        Transport.send(message);
    }

    private static JsonClient sheets(Sandbox sandbox) {
        return new JsonClient(sandbox.sheetsUrl(), "authorization", "Bearer sandbox-sheets-token");
    }

    private static JsonClient evolution(Sandbox sandbox) {
        return new JsonClient(sandbox.evolutionUrl(), "apikey", EvolutionSandbox.API_KEY);
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text.replace('\'', '"').getBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
