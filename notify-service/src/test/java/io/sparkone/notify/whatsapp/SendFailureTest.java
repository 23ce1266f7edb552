package io.sparkone.notify.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.notify.delivery.Outcome;
import io.sparkone.notify.delivery.Outcome.Result;

class SendFailureTest {

    private static final String WRAPPED = "{\"status\":%d,\"error\":\"Bad Request\",\"response\":{\"message\":%s}}";

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | [{"jid":"5511@s.whatsapp.net","exists":false,"number":"5511987654321"}] | REFUSED
            400 | [["instance requires property \\"number\\""]]                           | REFUSED
            400 | ["Error: Connection Closed"]                                            | UNAVAILABLE
            500 | "Connection Closed"                                                     | UNAVAILABLE
            400 | ["Error: Timed Out"]                                                    | UNCLEAR
            400 | ["PrismaClientKnownRequestError: Invalid prisma.message.create()"]      | ACCEPTED
            500 | ["PrismaClientInitializationError: prisma.instance.findUnique()"]       | DEFERRED
            400 | ["something new"]                                                       | UNCLEAR
            500 | ["Internal server error"]                                               | UNCLEAR
            401 | "Unauthorized"                                                          | UNAVAILABLE
            404 | ["The \\"sparkone\\" instance does not exist"]                          | UNAVAILABLE
            429 | ["Too many"]                                                            | DEFERRED
            502 | ["Bad gateway"]                                                         | UNCLEAR
            503 | ["Service Unavailable"]                                                 | UNAVAILABLE
            """)
    void anAnswerTellsWhetherTheMessageWasSent(int status, String message, Result result) {
        Outcome outcome = SendFailure.of(EvolutionErrors.read(status, WRAPPED.formatted(status, message), null));

        assertThat(outcome.result()).isEqualTo(result);
        assertThat(String.valueOf(outcome.reason())).doesNotContain("5511987654321");
    }

    @Test
    void aLicenceThatIsNotActivatedIsNamed() {
        assertThat(SendFailure.of(EvolutionErrors.read(503, "{\"code\":\"LICENSE_REQUIRED\"}", null)).reason())
                .contains("licence");
    }

    @Test
    void theTimeToWaitIsKept() {
        assertThat(SendFailure.of(EvolutionErrors.read(429, "", "7")).retryAfter()).hasSeconds(7);
    }

    @Test
    void anAnswerThatIsNotJsonIsStillAnAnswer() {
        assertThat(SendFailure.of(EvolutionErrors.read(502, "<html>", null)).result()).isEqualTo(Result.UNCLEAR);
    }

    @Test
    void onlyWhatCouldNotConnectWasCertainlyNotSent() {
        assertThat(result(new ConnectException("refused"))).isEqualTo(Result.UNAVAILABLE);
        assertThat(result(new UnknownHostException("evolution"))).isEqualTo(Result.UNAVAILABLE);
        assertThat(result(new IOException("Connection was closed"))).isEqualTo(Result.UNCLEAR);
        assertThat(result(new TimeoutException())).isEqualTo(Result.UNCLEAR);
    }

    @Test
    void aLateAnswerDoesNotMeanThatThereIsNobodyToAsk() {
        assertThat(SendFailure.isUnreachable(new ProcessingException(new ConnectException()))).isTrue();
        assertThat(SendFailure.isUnreachable(new ProcessingException(new TimeoutException()))).isFalse();
        assertThat(SendFailure.isUnreachable(EvolutionErrors.read(500, "", null))).isFalse();
    }

    private static Result result(Exception cause) {
        return SendFailure.of(new ProcessingException(cause)).result();
    }
}
