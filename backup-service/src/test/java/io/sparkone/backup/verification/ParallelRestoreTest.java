package io.sparkone.backup.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class ParallelRestoreTest {

    private static final Path FILE = Path.of("/w/dump");
    private static final List<String> COMMAND = List.of("pg_restore", "--exit-on-error");

    @Test
    void jobsRestoreEverythingAtOnce() {
        assertThat(ParallelRestore.calls(COMMAND, 4, FILE, """
                3232; 2606 16394 CONSTRAINT public p p_pkey postgres
                3258; 2606 16459 FK CONSTRAINT public refers refers_id_k_fkey postgres
                """)).containsExactly(List.of("pg_restore", "--exit-on-error", "--jobs=4", "/w/dump"));
    }

    @Test
    void indexesThatBecomePartOfOthersAreMadeByOneJob() {
        assertThat(ParallelRestore.calls(COMMAND, 4, FILE, """
                3232; 2606 16394 CONSTRAINT public p p_pkey postgres
                3253; 0 0 INDEX ATTACH public p_a_1_pkey postgres
                """)).containsExactly(
                List.of("pg_restore", "--exit-on-error", "--section=pre-data", "--section=data", "--jobs=4", "/w/dump"),
                List.of("pg_restore", "--exit-on-error", "--section=post-data", "/w/dump"));
    }
}
