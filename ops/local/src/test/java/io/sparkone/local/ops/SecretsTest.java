package io.sparkone.local.ops;

import static io.sparkone.local.ops.Repository.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void everyValueIsEncrypted(String environment) {
        Map<String, Object> file = Repository.yaml("secrets/" + environment + ".sops.yaml");
        file.remove("sops");
        assertThat(file).isNotEmpty().allSatisfy((name, value) -> assertThat(value).as(name).asString()
                .matches("ENC\\[AES256_GCM,data:[^,]+,iv:[^,]+,tag:[^,]+,type:str]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void theCredentialsOfAllPartsAreThere(String environment) {
        assertThat(Repository.yaml("secrets/" + environment + ".sops.yaml")).containsKeys("POSTGRES_PASSWORD",
                "REDIS_PASSWORD", "EVOLUTION_API_KEY", "NOTION_API_KEY", "SMTP_PASSWORD", "SLACK_ALERT_WEBHOOK",
                "API_DB_PASSWORD", "AUTH_PRIVATE_KEY", "WEB_PASSWORD", "BACKUP_AGE_RECIPIENTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void twoKeysOpenAFileAndTheyAreThoseOfTheRules(String environment) {
        List<Map<String, Object>> rules = at(Repository.yaml("secrets/.sops.yaml"), "creation_rules");
        String rule = rules.stream().filter(one -> String.valueOf(one.get("path_regex")).startsWith(environment))
                .map(one -> String.valueOf(one.get("age"))).findFirst().orElseThrow();
        List<Map<String, Object>> recipients = at(Repository.yaml("secrets/" + environment + ".sops.yaml"), "sops",
                "age");
        assertThat(recipients).hasSize(2).extracting(one -> one.get("recipient")).containsExactlyInAnyOrderElementsOf(
                Pattern.compile("age1[a-z0-9]{58}").matcher(rule).results().map(MatchResult::group).toList());
    }
}
