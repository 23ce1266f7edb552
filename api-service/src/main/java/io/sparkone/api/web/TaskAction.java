package io.sparkone.api.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Problems;
import io.sparkone.api.task.EditTask;
import io.sparkone.api.task.TaskStatus;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** What the buttons beside a task do. */
enum TaskAction {

    COMPLETE("completed") {
        @Override
        void run(Tasks tasks, long id, Frame frame) {
            tasks.edit(id, EditTask.status(TaskStatus.COMPLETED), IfMatch.any());
        }
    },
    REOPEN("reopened") {
        @Override
        void run(Tasks tasks, long id, Frame frame) {
            tasks.edit(id, EditTask.status(TaskStatus.PENDING), IfMatch.any());
        }
    },
    DAY("postponed") {
        @Override
        void run(Tasks tasks, long id, Frame frame) {
            postpone(tasks, id, frame, 1);
        }
    },
    WEEK("postponed") {
        @Override
        void run(Tasks tasks, long id, Frame frame) {
            postpone(tasks, id, frame, 7);
        }
    },
    DELETE(Notices.DELETED) {
        @Override
        void run(Tasks tasks, long id, Frame frame) {
            tasks.delete(id, IfMatch.any());
        }
    },
    RESTORE("restored") {
        @Override
        void run(Tasks tasks, long id, Frame frame) {
            tasks.restore(id);
        }
    };

    private final String notice;

    TaskAction(String notice) {
        this.notice = notice;
    }

    abstract void run(Tasks tasks, long id, Frame frame);

    String notice() {
        return notice;
    }

    static TaskAction of(String name) {
        return Arrays.stream(values()).filter(a -> a.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> Problems.badRequest("There is no such button"));
    }

    private static void postpone(Tasks tasks, long id, Frame frame, int days) {
        TaskView task = tasks.find(id).orElseThrow(() -> Problems.notFound("Task " + id));
        tasks.edit(id, EditTask.dueAt(later(task.dueAt(), frame, days)), IfMatch.any());
    }

    /** Days after the due day, or after today where that has passed; at the same hour, or some time that day. */
    static Instant later(Instant due, Frame frame, int days) {
        ZonedDateTime time = due == null
                ? frame.today().atTime(LocalTime.of(23, 59)).atZone(frame.zone())
                : due.atZone(frame.zone());
        LocalDate day = time.toLocalDate().isBefore(frame.today()) ? frame.today() : time.toLocalDate();
        return day.plusDays(days).atTime(time.toLocalTime()).atZone(frame.zone()).toInstant();
    }
}
