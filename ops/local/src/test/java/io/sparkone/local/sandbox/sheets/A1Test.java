package io.sparkone.local.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class A1Test {
    private static final int OPEN = Integer.MAX_VALUE;

    @Test
    void readsClosedRangesWithTheSheetsName() {
        assertThat(A1.parse("Tarefas!B2:D10")).isEqualTo(new A1("Tarefas", 1, 1, 10, 4));
        assertThat(A1.parse("$A$1")).isEqualTo(new A1(null, 0, 0, 1, 1));
        assertThat(A1.parse("'D''Avila!'!AA1")).isEqualTo(new A1("D'Avila!", 0, 26, 1, 27));
    }

    @Test
    void readsOpenRanges() {
        assertThat(A1.parse("Tarefas!A:G")).isEqualTo(new A1("Tarefas", 0, 0, OPEN, 7));
        assertThat(A1.parse("Tarefas!A2:G")).isEqualTo(new A1("Tarefas", 1, 0, OPEN, 7));
        assertThat(A1.parse("Tarefas!2:5")).isEqualTo(new A1("Tarefas", 1, 0, 5, OPEN));
    }

    @Test
    void aNameAloneIsTheWholeSheet() {
        assertThat(A1.parse("Tarefas")).isEqualTo(new A1("Tarefas", 0, 0, OPEN, OPEN));
        assertThat(A1.parse("'Minha aba'")).isEqualTo(new A1("Minha aba", 0, 0, OPEN, OPEN));
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThatThrownBy(() -> A1.parse("Tarefas!A1:B2:C3")).isInstanceOf(GoogleError.class)
                .hasMessage("Unable to parse range: Tarefas!A1:B2:C3");
    }

    @Test
    void writesNamesThatNeedQuotesInQuotes() {
        assertThat(new A1("Minha aba", 0, 0, 2, 28).text()).isEqualTo("'Minha aba'!A1:AB2");
        assertThat(new A1("Tarefas", 4, 2, 5, 3).text()).isEqualTo("Tarefas!C5");
    }
}
