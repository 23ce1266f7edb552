package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;

class WorkdaysTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5); // from a Friday to a Sunday

    @Test
    void workingDaysAreCountedFromEitherEndOfTheMonth() {
        assertThat(Workdays.ofMonth(MAY, 1)).isEqualTo(MAY.atDay(1));
        assertThat(Workdays.ofMonth(MAY, 5)).isEqualTo(MAY.atDay(7));
        assertThat(Workdays.ofMonth(MAY, -1)).isEqualTo(MAY.atDay(29));
    }

    @Test
    void aMonthHasNoThirtiethWorkingDay() {
        assertThatThrownBy(() -> Workdays.ofMonth(MAY, 30)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void theWeekendIsSkipped() {
        assertThat(Workdays.after(LocalDate.of(2026, 11, 18), 3)).isEqualTo("2026-11-23");
    }

    @Test
    void christmasAndNewYearAreFreeButForARule() {
        YearMonth january = YearMonth.of(2027, 1); // begins on a Friday

        assertThat(Workdays.ofMonth(january, 5)).isEqualTo(january.atDay(8));
        assertThat(Workdays.weekdayOfMonth(january, 5)).isEqualTo(january.atDay(7));
        assertThat(Workdays.after(LocalDate.of(2026, 12, 24), 1)).isEqualTo("2026-12-28");
    }
}
