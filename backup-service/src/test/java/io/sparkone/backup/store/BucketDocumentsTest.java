package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The documents in {@code s3/}, which an operator gives to the service that keeps the bucket. */
class BucketDocumentsTest {

    @Test
    void theLifecycleRemovesOnlyWhatIsNoBackup() throws IOException {
        JsonNode rules = read("lifecycle.json").get("Rules");

        assertThat(rules.findValue("DaysAfterInitiation").asInt()).isGreaterThan(1);
        assertThat(rules.findValue("NoncurrentDays").asInt()).isGreaterThan(30);
        // deleting by age is retention's, which knows what was verified
        assertThat(rules.findValuesAsText("Days")).isEmpty();
        assertThat(rules).allMatch(rule -> rule.get("Status").asText().equals("Enabled"));
    }

    @Test
    void theCredentialsOfTheServiceCannotRemoveAnOlderVersion() throws IOException {
        JsonNode statements = read("policy.json").get("Statement");

        assertThat(actions(statements, "Allow")).contains("s3:PutObject", "s3:AbortMultipartUpload", "s3:ListBucket")
                .doesNotContain("s3:*", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention");
        assertThat(actions(statements, "Deny")).contains("s3:DeleteObjectVersion", "s3:PutLifecycleConfiguration");
    }

    private static List<String> actions(JsonNode statements, String effect) {
        return StreamSupport.stream(statements.spliterator(), false)
                .filter(statement -> statement.get("Effect").asText().equals(effect))
                .flatMap(statement -> StreamSupport.stream(statement.get("Action").spliterator(), false))
                .map(JsonNode::asText).toList();
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(Path.of("s3", name).toFile());
    }
}
