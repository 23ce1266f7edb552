package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.sparkone.sync.merge.Field;
import io.sparkone.sync.merge.FieldConflict;

/**
 * The hub and two remote sides, edited by people at all three, while rounds are killed, refused and lose their answers. Every run
 * can be repeated from its seed.
 */
class ThreeSidesTest {

    private static final int SEEDS = 4_000;
    private static final int STEPS = 120;
    private static final int QUIET_ROUNDS = 12;
    private static final Field[] FIELDS = SimulatedLink.FIELDS.toArray(Field[]::new);

    /** An edit that somebody made; every value is made once only. */
    private record Edit(Object side, Field field, String value) {}

    @Test
    void whateverHappensAllSidesAgreeInTheEndAndNoEditIsLostInSilence() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new World(seed).live();
        }
    }

    private static final class World {

        private final int seed;
        private final Random random;
        private final SimulatedHub hub = new SimulatedHub("t0");
        private final List<SimulatedLink> links = List.of(new SimulatedLink(), new SimulatedLink());
        private final List<Edit> edits = new ArrayList<>();

        World(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void live() {
            for (int step = 0; step < STEPS; step++) {
                act(step);
            }
            for (int round = 0; round < QUIET_ROUNDS; round++) {
                settle();
            }
            check();
        }

        private void act(int step) {
            SimulatedLink link = links.get(random.nextInt(links.size()));
            Field field = FIELDS[random.nextInt(FIELDS.length)];
            String value = "v" + step;
            switch (random.nextInt(8)) {
                case 0 -> {
                    hub.edit(field, value);
                    edits.add(new Edit(hub, field, value));
                }
                case 1 -> {
                    if (link.edit(field, value)) {
                        edits.add(new Edit(link, field, value));
                    }
                }
                case 2 -> hub.answerOne();
                case 3, 4 -> link.consume(hub, random);
                default -> link.round(hub,
                        SimulatedLink.Fate.values()[random.nextInt(SimulatedLink.Fate.values().length)]);
            }
        }

        private void settle() {
            while (hub.hasQuestions()) {
                hub.answerOne();
            }
            for (SimulatedLink link : links) {
                while (!link.upToDate(hub)) {
                    link.consume(hub, random);
                }
                link.round(hub, SimulatedLink.Fate.FINE);
            }
        }

        private void check() {
            int writes = links.stream().mapToInt(link -> link.writes).sum();
            int questions = links.stream().mapToInt(link -> link.questions).sum();
            int version = hub.version;
            settle();
            assertThat(links.stream().mapToInt(link -> link.writes).sum()).as("writes at rest, seed %s", seed)
                    .isEqualTo(writes);
            assertThat(links.stream().mapToInt(link -> link.questions).sum()).as("questions at rest, seed %s", seed)
                    .isEqualTo(questions);
            assertThat(hub.version).as("hub at rest, seed %s", seed).isEqualTo(version);
            for (SimulatedLink link : links) {
                assertThat(link.pages).as("pages, seed %s", seed).hasSize(1);
                for (Field field : FIELDS) {
                    assertThat(link.value(field)).as("%s, seed %s", field, seed).isEqualTo(hub.value(field));
                }
            }
            edits.forEach(this::checkAccounted);
            links.forEach(this::checkConflicts);
        }

        /** A conflict is between people: what we wrote to a side is no edit of that side, whatever became of the answer. */
        private void checkConflicts(SimulatedLink link) {
            for (FieldConflict conflict : link.conflicts) {
                assertThat(isEdit(link, conflict.field(), conflict.remote())).as("%s, seed %s", conflict, seed)
                        .isTrue();
                assertThat(isEdit(link, conflict.field(), conflict.hub())).as("%s, seed %s", conflict, seed).isFalse();
            }
        }

        private boolean isEdit(Object side, Field field, String value) {
            return edits.contains(new Edit(side, field, value));
        }

        /** An edit stands, was followed by another of the same person, was seen at another side, or is kept as a conflict's loser. */
        private void checkAccounted(Edit edit) {
            boolean stands = edit.value().equals(hub.value(edit.field()));
            boolean followed = edits.stream().skip(edits.indexOf(edit) + 1L)
                    .anyMatch(later -> later.side() == edit.side() && later.field() == edit.field());
            boolean seen = edit.side() == hub
                    ? links.stream().anyMatch(link -> link.history.get(edit.field()).contains(edit.value()))
                    : hub.history.get(edit.field()).contains(edit.value());
            boolean kept = links.stream().anyMatch(link -> link.losers.get(edit.field()).contains(edit.value()));
            assertThat(stands || followed || seen || kept).as("%s is accounted for, seed %s", edit, seed).isTrue();
        }
    }
}
