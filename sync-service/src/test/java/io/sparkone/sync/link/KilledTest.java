package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.testing.SyncServiceTest;

/** The process dies between the intent and the base; another takes the link up. */
@QuarkusTest
class KilledTest extends SyncServiceTest {

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @Inject
    Reconciler reconciler;

    @Inject
    @All
    List<RemoteStore> stores;

    @BeforeEach
    void hold() {
        awaitPolls("notion", 1);
        sql.update("update link set not_before = now() + interval '1 hour'");
    }

    @AfterEach
    void release() {
        sql.update("update link set not_before = null");
    }

    @Test
    void aCreationBeforeWhoseAnswerItDiesMakesOnePage() {
        ObjectNode task = arrive(api.task("Morte depois"));

        assertThatThrownBy(() -> round(true)).isInstanceOf(Killed.class);
        assertThat(pages("Morte depois")).hasSize(1);
        api.changed(task, "title", "Vida nova");
        arrived(task);
        release();

        awaitPage("Vida nova");
        awaitSettled("notion", task.get("id").asLong());
        assertThat(pages("Morte depois")).isEmpty();
        assertThat(sql.number("select count(*) from conflict where task_id = ?", task.get("id").asLong())).isZero();
    }

    @Test
    void aCreationBeforeWhoseRequestItDiesIsMadeUpFor() {
        ObjectNode task = arrive(api.task("Morte antes"));

        assertThatThrownBy(() -> round(false)).isInstanceOf(Killed.class);
        assertThat(pages("Morte antes")).isEmpty();
        release();

        awaitPage("Morte antes");
        awaitSettled("notion", task.get("id").asLong());
        assertThat(pages("Morte antes")).hasSize(1);
    }

    private ObjectNode arrive(ObjectNode task) {
        api.created(task);
        arrived(task);
        return task;
    }

    private void arrived(ObjectNode task) {
        soon().until(() -> sql.number("select count(*) from hub_task where task_id = ? and version = ?",
                task.get("id").asLong(), task.get("version").asInt()) == 1);
    }

    private void round(boolean afterTheRequest) {
        RemoteStore notion = stores.stream().filter(store -> store.link().equals("notion")).findFirst().orElseThrow();
        RemoteStore dying = (RemoteStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{RemoteStore.class}, (proxy, method, arguments) -> {
                    boolean write = method.getName().equals("write");
                    if (write && !afterTheRequest) {
                        throw new Killed();
                    }
                    try {
                        Object answer = method.invoke(notion, arguments);
                        if (write) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        while (reconciler.round(dying, new HashMap<>(), new Tally()) > 0) {
            assertThat(dying.link()).isEqualTo("notion");
        }
    }
}
