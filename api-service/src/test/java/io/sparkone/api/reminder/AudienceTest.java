package io.sparkone.api.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sparkone.api.user.Role;
import io.sparkone.api.user.User;

class AudienceTest {

    private static final User OWNER = user("owner", null);
    private static final User ANA = user("ana", "5511987654321");
    private static final User UNREACHABLE = user("rui", null);

    private final List<Audience> audiences = Audience.of(List.of(ANA, OWNER, UNREACHABLE));
    private final Audience ana = audiences.get(0);
    private final Audience owner = audiences.get(1);

    @Test
    void onlyTheOwnerAndThoseWithANumberAreReminded() {
        assertThat(audiences).extracting(Audience::user).containsExactly(ANA, OWNER);
    }

    @Test
    void whatSomebodyWroteIsTheirsAlone() {
        assertThat(ana.includes("whatsapp", "551187654321")).isTrue();
        assertThat(owner.includes("whatsapp", "551187654321")).isFalse();
        assertThat(ana.includes("web", "ana")).isTrue();
        assertThat(owner.includes("web", "ana")).isFalse();
    }

    @Test
    void allElseIsTheOwners() {
        assertThat(owner.includes("web", null)).isTrue();
        assertThat(owner.includes("web", "rui")).isTrue();
        assertThat(owner.includes("whatsapp", "5511911112222")).isTrue();
        assertThat(ana.includes("web", null)).isFalse();
        assertThat(ana.includes("whatsapp", "5511911112222")).isFalse();
    }

    @Test
    void everybodyIsToldOverTheirOwnNumber() {
        assertThat(ana.recipient("web", "ana")).isEqualTo(ANA.number());
        assertThat(ana.recipient(null, null)).isEqualTo(ANA.number());
        assertThat(owner.recipient("whatsapp", "5511911112222")).isEqualTo("5511911112222");
        assertThat(owner.recipient("web", null)).isNull();
    }

    @Test
    void briefsOfADayAreOneForEach() {
        assertThat(owner.briefKey(LocalDate.of(2026, 11, 22))).isEqualTo("brief/2026-11-22");
        assertThat(ana.briefKey(LocalDate.of(2026, 11, 22))).isEqualTo("brief/2026-11-22/ana");
    }

    private static User user(String name, String number) {
        return new User(name, Role.MEMBER, number, Instant.EPOCH);
    }
}
