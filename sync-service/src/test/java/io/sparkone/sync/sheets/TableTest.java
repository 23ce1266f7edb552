package io.sparkone.sync.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.link.RemoteItem;
import io.sparkone.sync.merge.Field;

class TableTest {

    private static final TestSheetsConfig CONFIG = new TestSheetsConfig();
    private static final SheetsCodec CODEC = new SheetsCodec(ZoneId.of("America/Sao_Paulo"), CONFIG.options());

    @Test
    void columnsAreFoundByTheirNamesInAnyOrderAndLanguage() {
        Table table = table(row("Foreign", "due", "STATUS", "Title", " sparkone id "),
                row("x", "", "Done", "Read", 12));

        RemoteItem item = table.items().get(0);
        assertThat(item.remoteId()).isEqualTo("12");
        assertThat(item.cells().get(Field.TITLE).value()).isEqualTo("Read");
        assertThat(item.cells().get(Field.STATUS).value()).isEqualTo("completed");
        assertThat(item.cells()).doesNotContainKey(Field.DESCRIPTION);
    }

    @Test
    void aHeaderWithoutIdOrTitleIsNotTrusted() {
        assertThatThrownBy(() -> table(row("Título", "Status"))).isInstanceOf(RemoteException.Suspect.class)
                .hasMessageContaining("SparkOne ID");
        assertThatThrownBy(() -> table(row("SparkOne ID", "Status"))).isInstanceOf(RemoteException.Suspect.class)
                .hasMessageContaining("Título");
        assertThatThrownBy(() -> table()).isInstanceOf(RemoteException.Suspect.class);
    }

    @Test
    void theSecondRowWithAnIdHasNone() {
        Table table = table(row("SparkOne ID", "Título"), row(1, "a"), row(1, "b"), row("", "c"));

        assertThat(table.items()).extracting(RemoteItem::remoteId).containsExactly("1", null, null);
    }

    @Test
    void emptyRowsAreNoItems() {
        assertThat(table(row("SparkOne ID", "Título"), row(), row("", " "), row("", "a")).items()).hasSize(1);
    }

    @Test
    void positionsAreThoseOfTheSheet() {
        TableRange range = TableRange.parse("'Minhas tarefas'!B3:H");
        Table table = new Table(List.of(row("SparkOne ID", "Título"), row(1, "a")), range, CONFIG.columns(), CODEC);

        assertThat(range.sheet()).isEqualTo("Minhas tarefas");
        assertThat(range.firstColumn()).isEqualTo(1);
        assertThat(table.items().get(0).position()).isEqualTo(3);
    }

    @Test
    void aRangeWithoutASheetIsRefused() {
        assertThatThrownBy(() -> TableRange.parse("A:G")).hasMessageStartingWith("GOOGLE_SHEETS_SYNC_RANGE: ");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Table table(List<JsonNode>... rows) {
        return new Table(List.of(rows), TableRange.parse("Tarefas!A:G"), CONFIG.columns(), CODEC);
    }

    private static List<JsonNode> row(Object... cells) {
        return Arrays.stream(cells)
                .<JsonNode>map(cell -> cell instanceof Integer number
                        ? JsonNodeFactory.instance.numberNode(number)
                        : JsonNodeFactory.instance.textNode(cell.toString()))
                .toList();
    }
}
