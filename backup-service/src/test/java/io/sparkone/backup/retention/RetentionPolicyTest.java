package io.sparkone.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RetentionPolicy POLICY = new RetentionPolicy(7, 5, 12, 3, Duration.ofDays(1), ZONE);

    @Test
    void twoYearsOfDailyBackupsShrinkToDaysWeeksAndMonths() {
        List<Candidate> backups = daily(730);

        List<Candidate> kept = kept(backups, POLICY.deletable(backups, NOW));

        assertThat(kept).hasSizeBetween(18, 24);
        assertThat(kept.stream().filter(b -> age(b).toDays() < 7)).hasSize(7);
        assertThat(kept.stream().filter(b -> age(b).toDays() > 40)).hasSizeBetween(10, 11);
        assertThat(kept.stream().map(b -> age(b).toDays()).max(Long::compare)).hasValueSatisfying(
                days -> assertThat(days).isBetween(320L, 366L));
    }

    @Test
    void theLastVerifiedOneStaysHoweverOld() {
        List<Candidate> backups = new ArrayList<>(daily(60).stream()
                .map(b -> new Candidate(b.id(), b.takenAt(), false, true, false)).toList());
        Candidate proved = new Candidate(UUID.randomUUID(), NOW.minus(Duration.ofDays(3000)), true, true, false);
        backups.add(proved);

        assertThat(POLICY.deletable(backups, NOW)).doesNotContain(proved);
    }

    @Test
    void failuresNeverPushOutGoodOnes() {
        List<Candidate> good = daily(5).stream().map(b -> at(age(b).plusDays(30), true)).toList();
        List<Candidate> all = new ArrayList<>(good);
        for (int hour = 30; hour < 500; hour += 2) {
            all.add(at(Duration.ofHours(hour), false));
        }

        assertThat(POLICY.deletable(all, NOW)).doesNotContainAnyElementsOf(good.subList(0, 3))
                .allSatisfy(b -> assertThat(b.good() && b.equals(good.get(0))).isFalse())
                .filteredOn(b -> !b.good()).hasSize(all.size() - good.size());
    }

    @Test
    void whereNothingIsGoodTheNewestStays() {
        List<Candidate> bad = List.of(at(Duration.ofDays(40), false), at(Duration.ofDays(50), false));

        assertThat(POLICY.deletable(bad, NOW)).containsExactly(bad.get(1));
    }

    @Test
    void whatIsBeingReadStays() {
        List<Candidate> backups = daily(100).stream()
                .map(b -> new Candidate(b.id(), b.takenAt(), b.verified(), b.good(), true)).toList();

        assertThat(POLICY.deletable(backups, NOW)).isEmpty();
    }

    @Test
    void theYoungStayHoweverMany() {
        List<Candidate> backups = new ArrayList<>();
        for (int minute = 0; minute < 1000; minute++) {
            backups.add(at(Duration.ofMinutes(minute), true));
        }

        assertThat(POLICY.deletable(backups, NOW)).isEmpty();
    }

    @Test
    void aServiceThatWasOffForAYearDeletesNothingItWouldHaveKept() {
        List<Candidate> backups = daily(20);
        List<Candidate> before = POLICY.deletable(backups, NOW);

        assertThat(POLICY.deletable(backups, NOW.plus(Duration.ofDays(365)))).isEqualTo(before);
    }

    @Test
    void theOrderInWhichTheyAreListedDoesNotMatter() {
        List<Candidate> backups = daily(200);
        List<Candidate> shuffled = new ArrayList<>(backups);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(POLICY.deletable(shuffled, NOW)).isEqualTo(POLICY.deletable(backups, NOW));
    }

    @Test
    void goingOnDayByDayLosesNothingThatOneLookWouldKeep() {
        List<Candidate> all = daily(400);
        List<Candidate> present = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            present.add(all.get(i));
            present.removeAll(POLICY.deletable(present, all.get(i).takenAt()));
        }

        assertThat(present).hasSizeBetween(18, 24);
        assertThat(present.stream().map(b -> age(b).toDays()).max(Long::compare)).hasValueSatisfying(
                days -> assertThat(days).isGreaterThan(300));
    }

    private static List<Candidate> daily(int days) {
        List<Candidate> backups = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            backups.add(at(Duration.ofDays(day).plusHours(6), true));
        }
        return backups;
    }

    private static Candidate at(Duration age, boolean good) {
        return new Candidate(UUID.randomUUID(), NOW.minus(age), good, good, false);
    }

    private static Duration age(Candidate backup) {
        return Duration.between(backup.takenAt(), NOW);
    }

    private static List<Candidate> kept(List<Candidate> all, List<Candidate> deleted) {
        return all.stream().filter(backup -> !deleted.contains(backup)).toList();
    }
}
