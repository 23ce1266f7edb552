package io.sparkone.api.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.brief.Briefs;
import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.ListFilter;
import io.sparkone.api.interpretation.Replies.Item;
import io.sparkone.api.model.LanguageModel;
import io.sparkone.api.task.TaskFilter;
import io.sparkone.api.task.TaskPriority;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.Tasks;

/** Answers messages that change nothing. */
@ApplicationScoped
class Answers {

    private static final int MOST = 100;
    private static final int DAYS_AHEAD = 30;
    private static final int MOST_OCCURRENCES = 60;

    private final Tasks tasks;
    private final Calendar calendar;
    private final Briefs briefs;
    private final LanguageModel model;

    Answers(Tasks tasks, Calendar calendar, Briefs briefs, LanguageModel model) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.briefs = briefs;
        this.model = model;
    }

    Outcome to(Conversation conversation, Interpretation wish) {
        if (wish instanceof Interpretation.ListTasks list) {
            Outcome due = tasks(conversation, list.filter());
            return list.events() ? due.and(events(conversation, list.filter())) : due;
        } else if (wish instanceof Interpretation.ListEvents list) {
            return events(conversation, list.filter());
        } else if (wish instanceof Interpretation.Brief brief) {
            LocalDate date = brief.date() == null ? conversation.now().toLocalDate() : brief.date();
            return Outcome.answer(briefs.text(briefs.of(date, conversation.zone()), conversation.language().locale()));
        } else if (wish instanceof Interpretation.Help) {
            return Outcome.answer(conversation.replies().help());
        } else if (wish instanceof Interpretation.Question question) {
            return Outcome.question(conversation.replies().question(question), question.doubt(), List.of());
        } else if (wish instanceof Interpretation.Forget) {
            return Outcome.answer(conversation.replies().forgotten());
        } else if (wish instanceof Interpretation.Correct) {
            return corrected(conversation);
        } else if (wish instanceof Interpretation.Courtesy courtesy) {
            String reply = conversation.replies().courtesy(courtesy.agreeing());
            return courtesy.agreeing() ? Outcome.notUnderstood(reply) : Outcome.answer(reply);
        }
        return Outcome.notUnderstood(conversation.replies().notUnderstood());
    }

    private Outcome corrected(Conversation conversation) {
        if (conversation.correction() != null) {
            return Outcome.answer(conversation.correction());
        }
        return Outcome.rejected(conversation.texts().get(model.isConfigured() ? "correct-failed" : "correct-off"));
    }

    private Outcome tasks(Conversation conversation, ListFilter wanted) {
        Instant until = end(conversation, wanted);
        Instant now = conversation.now().toInstant();
        TaskFilter filter = TaskFilter.openDue(start(conversation, wanted),
                wanted.overdue() && (until == null || until.isAfter(now)) ? now : until);
        if (wanted.status() != null) {
            filter = filter.withStatus(TaskStatus.of(wanted.status()));
        }
        if (wanted.priority() != null) {
            filter = filter.withPriority(TaskPriority.of(wanted.priority().value()));
        }
        List<Item> items = tasks.list(filter, MOST, 0).tasks().stream().map(conversation::item).toList();
        return Outcome.answer(conversation.replies().tasks(items, conversation.now()));
    }

    private Outcome events(Conversation conversation, ListFilter wanted) {
        Instant from = start(conversation, wanted);
        Instant to = end(conversation, wanted);
        Instant first = from == null ? conversation.now().toInstant() : from;
        Instant last = to == null ? conversation.local(first).plusDays(DAYS_AHEAD).toInstant() : to;
        List<Item> items = calendar.between(first, last, new Occurrences(conversation.zone(), MOST_OCCURRENCES))
                .stream().limit(MOST).map(conversation::item).toList();
        return Outcome.answer(conversation.replies().events(items, conversation.now()));
    }

    private static Instant start(Conversation conversation, ListFilter wanted) {
        return wanted.from() == null ? null : midnight(conversation, wanted.from()).toInstant();
    }

    private static Instant end(Conversation conversation, ListFilter wanted) {
        return wanted.to() == null ? null : midnight(conversation, wanted.to().plusDays(1)).toInstant();
    }

    private static ZonedDateTime midnight(Conversation conversation, LocalDate day) {
        return day.atStartOfDay(conversation.zone());
    }
}
