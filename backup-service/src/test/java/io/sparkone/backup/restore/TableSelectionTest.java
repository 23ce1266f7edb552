package io.sparkone.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableSelectionTest {

    /** As pg_restore 15 shows it. */
    private static final String CONTENTS = """
            ;
            ; Archive created at 2026-11-22 06:00:00 UTC
            ;
            6; 2615 16385 SCHEMA - api sparkone_api
            7; 2615 16386 SCHEMA - sync sparkone_sync
            215; 1259 16390 TABLE api task sparkone_api
            ;\tdepends on: 6
            214; 1259 16389 SEQUENCE api task_id_seq sparkone_api
            ;\tdepends on: 215 6
            216; 1259 16400 TABLE api reminder sparkone_api
            ;\tdepends on: 6
            217; 1259 16410 TABLE sync task sparkone_sync
            3400; 0 16390 TABLE DATA api task sparkone_api
            ;\tdepends on: 215
            3401; 0 16400 TABLE DATA api reminder sparkone_api
            ;\tdepends on: 216
            3410; 0 0 SEQUENCE SET api task_id_seq sparkone_api
            ;\tdepends on: 214
            3200; 2606 16394 CONSTRAINT api task task_pkey sparkone_api
            ;\tdepends on: 215
            3201; 2606 16404 CONSTRAINT api reminder reminder_pkey sparkone_api
            ;\tdepends on: 216
            3202; 1259 16395 INDEX api task_due sparkone_api
            ;\tdepends on: 215
            3203; 2606 16405 FK CONSTRAINT api reminder reminder_task_fkey sparkone_api
            ;\tdepends on: 3200 215 216
            """;

    @Test
    void aTableComesWithItsRowsItsKeyItsIndexesAndItsSequence() {
        assertThat(chosen("api.task")).containsExactly("6", "215", "214", "3400", "3410", "3200", "3202");
    }

    @Test
    void aForeignKeyComesOnlyWithBothOfItsTables() {
        assertThat(chosen("api.reminder")).doesNotContain("3203");
        assertThat(chosen("api.reminder", "api.task")).contains("3203");
    }

    @Test
    void aTableOfTheSameNameInAnotherSchemaStaysOut() {
        assertThat(chosen("sync.task")).containsExactly("7", "217");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "api.", "api.task.x", "api.Task", "api.\"a\nb\"", "api.task; drop", ""})
    void whatIsNoNameIsNone(String text) {
        assertThat(TableName.parse(text)).isEmpty();
    }

    private static List<String> chosen(String... tables) {
        List<TableName> names = List.of(tables).stream().map(name -> TableName.parse(name).orElseThrow()).toList();
        return TableSelection.of(CONTENTS, names).stream().map(line -> line.split(";")[0]).toList();
    }
}
