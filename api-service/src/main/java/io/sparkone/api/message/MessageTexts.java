package io.sparkone.api.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What is said to people about their messages, beyond the answers of the interpreter. */
record MessageTexts(ResourceBundle bundle, Locale locale) {

    /** Texts in Portuguese, or in English for those who read it. */
    static MessageTexts in(Locale locale) {
        Locale known = "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.forLanguageTag("pt-BR");
        // without fallback: the locale of the machine has no say
        return new MessageTexts(ResourceBundle.getBundle("io/sparkone/api/message/texts", known,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)), known);
    }

    String language() {
        return locale.toLanguageTag();
    }

    String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
