package io.sparkone.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.OtherService;
import io.sparkone.api.testing.Told;

@QuarkusTest
class ProposalTest {

    @Inject
    RedisDataSource redis;

    private final Client client = Client.owner();
    private final String remoteId = UUID.randomUUID().toString();

    @Test
    void proposedCreationMakesOneTaskHoweverOftenItIsProposed() {
        Told created = propose("create", null, null,
                "{\"title\": \"from notion\", \"status\": \"todo\", \"due_at\": null}");

        assertThat(created.type()).isEqualTo("task.created");
        assertThat(created.data().get("channel").asText()).isEqualTo("notion");
        assertThat(created.data().get("origin").get("remote_id").asText()).isEqualTo(remoteId);
        Told again = propose("create", null, null, "{\"title\": \"from notion, renamed\"}");
        assertThat(again.type()).isEqualTo("task.updated");
        assertThat(again.subject()).isEqualTo(created.subject());
    }

    @Test
    void changeOfTheCurrentVersionIsMadeAndAnsweredWithItsOrigin() {
        int id = create("{\"title\": \"a\", \"description\": \"d\"}");

        Told answer = propose("update", id, 1, "{\"title\": \"b\", \"description\": null, \"priority\": \"high\"}");

        assertThat(answer.type()).isEqualTo("task.updated");
        client.get("/tasks/" + id).then().body("title", equalTo("b")).body("description", nullValue())
                .body("priority", equalTo("high")).body("version", equalTo(2));
    }

    @Test
    void olderChangeOfOtherFieldsIsMerged() {
        int id = create("{\"title\": \"a\"}");
        client.patch("/tasks/" + id, "{\"priority\": \"high\"}");

        assertThat(propose("update", id, 1, "{\"title\": \"b\"}").type()).isEqualTo("task.updated");
        client.get("/tasks/" + id).then().body("title", equalTo("b")).body("priority", equalTo("high"));
    }

    @Test
    void olderChangeOfTheSameFieldIsRejectedAsStale() {
        int id = create("{\"title\": \"a\"}");
        client.patch("/tasks/" + id, "{\"title\": \"mine\"}");

        Told answer = propose("update", id, 1, "{\"title\": \"theirs\"}");

        assertThat(answer.type()).isEqualTo("task.change.rejected");
        assertThat(answer.data().get("reason").asText()).isEqualTo("stale");
        client.get("/tasks/" + id).then().body("title", equalTo("mine"));
    }

    @Test
    void sameChangeOnBothSidesIsNoConflict() {
        int id = create("{\"title\": \"a\"}");
        client.patch("/tasks/" + id, "{\"title\": \"b\"}");

        assertThat(propose("update", id, 1, "{\"title\": \"b\"}").type()).isEqualTo("task.updated");
        client.get("/tasks/" + id).then().body("version", equalTo(2));
    }

    @Test
    void changeThatCannotBeReadIsRejectedAsInvalid() {
        int id = create("{\"title\": \"a\"}");

        assertThat(propose("update", id, 1, "{\"status\": \"someday\"}").data().get("reason").asText())
                .isEqualTo("invalid");
    }

    @Test
    void creationWithoutATitleIsRejectedAsInvalid() {
        assertThat(propose("create", null, null, "{\"status\": \"pending\"}").data().get("reason").asText())
                .isEqualTo("invalid");
    }

    @Test
    void changeOfAnUnknownTaskIsRejectedAsNotFound() {
        assertThat(propose("update", 999_999_999, 1, "{\"title\": \"b\"}").data().get("reason").asText())
                .isEqualTo("not_found");
    }

    @Test
    void deletionIsMadeUnlessTheTaskChangedSince() {
        int changed = create("{\"title\": \"a\"}");
        client.patch("/tasks/" + changed, "{\"title\": \"b\"}");
        assertThat(propose("delete", changed, 1, "{}").data().get("reason").asText()).isEqualTo("stale");
        client.get("/tasks/" + changed).then().statusCode(200);
    }

    @Test
    void deletionOfTheCurrentVersionIsMade() {
        int id = create("{\"title\": \"a\"}");

        assertThat(propose("delete", id, 1, "{}").type()).isEqualTo("task.deleted");
        client.get("/tasks/" + id).then().statusCode(404);
    }

    @Test
    void snapshotTellsEveryTaskAgainAlsoDeletedOnes() {
        int id = create("{\"title\": \"a\"}");
        client.delete("/tasks/" + id);

        new OtherService(redis, "sync").publish("snapshot.requested", "request/1",
                "{\"request_id\": \"" + UUID.randomUUID() + "\", \"kind\": \"task\", \"version\": 1}");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Told.about("task/" + id))
                .anySatisfy(told -> {
                    assertThat(told.type()).isEqualTo("task.snapshot");
                    assertThat(told.data().get("deleted").asBoolean()).isTrue();
                    assertThat(told.data().get("version").asInt()).isEqualTo(2);
                }));
    }

    private int create(String body) {
        return client.post("/tasks", body).then().statusCode(201).extract().jsonPath().getInt("id");
    }

    private Told propose(String kind, Integer taskId, Integer base, String changes) {
        UUID proposal = UUID.randomUUID();
        new OtherService(redis, "sync").publish("task.change.proposed", "proposal/" + proposal, """
                {"proposal_id": "%s", "link": "notion", "remote_id": "%s", "kind": "%s", "task_id": %s,
                 "base_version": %s, "changes": %s, "version": 1}""".formatted(proposal, remoteId, kind, taskId, base,
                changes));
        return await().atMost(Duration.ofSeconds(30)).until(() -> answer(proposal), Optional::isPresent).get();
    }

    private static Optional<Told> answer(UUID proposal) {
        return Stream.of("task.created", "task.updated", "task.deleted", "task.change.rejected")
                .flatMap(type -> Told.ofType(type).stream())
                .filter(told -> told.data().path("proposal_id").asText().equals(proposal.toString())
                        || told.data().path("origin").path("proposal_id").asText().equals(proposal.toString()))
                .findFirst();
    }
}
