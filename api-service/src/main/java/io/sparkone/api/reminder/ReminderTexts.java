package io.sparkone.api.reminder;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import io.sparkone.api.interpretation.Language;
import io.sparkone.api.interpretation.Replies;
import io.sparkone.api.interpretation.When;

/** What reminders say, in one language. */
record ReminderTexts(ResourceBundle texts, Language language, ZonedDateTime now) {

    static ReminderTexts in(Locale locale, ZonedDateTime now) {
        Language language = Language.of(locale);
        // without fallback: the locale of the machine has no say
        return new ReminderTexts(ResourceBundle.getBundle("io/sparkone/api/reminder/reminder", language.locale(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)), language, now);
    }

    String get(String key, Object... values) {
        return new MessageFormat(texts.getString(key), language.locale()).format(values);
    }

    String when(Instant time) {
        return Replies.in(language).when(new When(time.atZone(now.getZone()), false), now);
    }
}
