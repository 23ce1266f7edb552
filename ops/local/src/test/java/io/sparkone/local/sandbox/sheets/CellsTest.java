package io.sparkone.local.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void rawTextStaysText() {
        assertThat(CellInput.RAW.read(TextNode.valueOf("=IMPORTDATA(\"http://x\")")))
                .isEqualTo(Cell.of("=IMPORTDATA(\"http://x\")"));
        assertThat(CellInput.RAW.read(TextNode.valueOf("22/11/2026"))).isEqualTo(Cell.of("22/11/2026"));
    }

    @Test
    void typedTextBecomesFormulaNumberTruthOrDate() {
        assertThat(typed("=1+1").formula()).isEqualTo("=1+1");
        assertThat(typed("1,5").value()).isEqualTo(1.5);
        assertThat(typed("VERDADEIRO").value()).isEqualTo(true);
        assertThat(typed("22/11/2026")).isEqualTo(new Cell(46348.0, null, Cell.Format.DATE));
        assertThat(typed("2026-11-22 18:00")).isEqualTo(new Cell(46348.75, null, Cell.Format.DATE_TIME));
        assertThat(typed("'=1+1")).isEqualTo(Cell.of("=1+1"));
        assertThat(typed("31/02/2026 talvez")).isEqualTo(Cell.of("31/02/2026 talvez"));
    }

    @Test
    void anEmptyTextEmptiesTheCell() {
        assertThat(CellInput.RAW.read(TextNode.valueOf("")).isEmpty()).isTrue();
        assertThat(typed("").isEmpty()).isTrue();
    }

    @Test
    void datesAreShownAsTextOrAsTheNumberThatTheyAre() {
        Cell date = new Cell(46348.75, null, Cell.Format.DATE_TIME);
        assertThat(CellOutput.FORMATTED.show(date).asText()).isEqualTo("22/11/2026 18:00:00");
        assertThat(CellOutput.UNFORMATTED.show(date).asDouble()).isEqualTo(46348.75);
        assertThat(new CellOutput("UNFORMATTED_VALUE", false).show(date).asText()).isEqualTo("22/11/2026 18:00:00");
    }

    @Test
    void numbersFollowTheLocaleOnlyWhenFormatted() {
        assertThat(CellOutput.FORMATTED.show(Cell.of(1234.5)).asText()).isEqualTo("1234,5");
        assertThat(CellOutput.UNFORMATTED.show(Cell.of(12.0)).toString()).isEqualTo("12");
    }

    private static Cell typed(String text) {
        return CellInput.USER_ENTERED.read(TextNode.valueOf(text));
    }
}
