package io.sparkone.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmtpVariablesTest {

    @Test
    void withoutAServerNothingIsSet() {
        assertThat(SmtpVariables.properties(null, "587", "ana", "secret")).isEmpty();
    }

    @Test
    void credentialsOnTheSubmissionPortNeedStartTls() {
        assertThat(SmtpVariables.properties("mail", null, "ana", "secret")).containsEntry("quarkus.mailer.port", "587")
                .containsEntry("quarkus.mailer.start-tls", "REQUIRED").containsEntry("quarkus.mailer.tls", "false")
                .containsEntry("quarkus.mailer.login", "REQUIRED");
    }

    @Test
    void withoutCredentialsStartTlsIsUsedWhereItIsOffered() {
        assertThat(SmtpVariables.properties("mail", "25", null, null))
                .containsEntry("quarkus.mailer.start-tls", "OPTIONAL")
                .doesNotContainKey("quarkus.mailer.login");
    }

    @Test
    void onPort465ItIsTlsFromTheFirstByte() {
        assertThat(SmtpVariables.properties("mail", "465", "ana", "secret")).containsEntry("quarkus.mailer.tls", "true")
                .containsEntry("quarkus.mailer.start-tls", "DISABLED");
    }
}
