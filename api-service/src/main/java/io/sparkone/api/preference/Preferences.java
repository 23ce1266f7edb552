package io.sparkone.api.preference;

import java.time.LocalTime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The owner's preferences. SparkOne serves one person or a small team, who share them. */
@ApplicationScoped
public class Preferences {

    private static final LocalTime BRIEF_TIME = LocalTime.of(8, 0);

    private final PreferenceTable table;
    private final PreferenceConfig config;

    Preferences(PreferenceTable table, PreferenceConfig config) {
        this.table = table;
        this.config = config;
    }

    @Transactional
    public Preference current() {
        return table.find().orElseGet(this::defaults);
    }

    @Transactional
    Preference save(Preference wanted) {
        table.save(wanted);
        return current();
    }

    Preference defaults() {
        return new Preference(config.timezone().getId(), config.language(), true, BRIEF_TIME, 24, 30, true,
                null, null, 0);
    }
}
