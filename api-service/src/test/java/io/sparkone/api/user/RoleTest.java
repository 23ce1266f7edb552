package io.sparkone.api.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void eachRoleAllowsAllThatTheOneBeforeItDoesAndMore() {
        Role[] roles = Role.values();
        for (int i = 1; i < roles.length; i++) {
            assertThat(roles[i].expand(Set.of("*"))).containsAll(roles[i - 1].expand(Set.of("*")))
                    .hasSizeGreaterThan(roles[i - 1].expand(Set.of("*")).size());
        }
    }

    @Test
    void anAdminMayDoEverythingThatThereIs() {
        assertThat(Role.ADMIN.expand(List.of("*"))).containsExactlyInAnyOrderElementsOf(Scope.NAMES);
    }

    @Test
    void whoOnlySeesWritesNothing() {
        assertThat(Role.VIEWER.expand(List.of("*"))).allMatch(scope -> scope.endsWith(":read"));
    }

    @Test
    void scopesThatAreNamedStayAsTheyAre() {
        assertThat(Role.VIEWER.expand(List.of("tasks:write"))).containsExactly("tasks:write");
        assertThat(Role.VIEWER.allowsAll(List.of("tasks:write"))).isFalse();
    }

    /** The message reaches the client: it said the name of a class once. */
    @Test
    void unknownRoleIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Role.of("chief")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be one of [viewer, member, operator, admin]");
    }
}
