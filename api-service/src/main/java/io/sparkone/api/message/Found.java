package io.sparkone.api.message;

import java.util.List;
import java.util.stream.Stream;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Replies.Item;
import io.sparkone.api.task.TaskView;

/** The tasks and events that a writer may have pointed at. */
record Found(List<TaskView> tasks, List<EventView> events) {

    int size() {
        return tasks.size() + events.size();
    }

    List<Item> items(Conversation conversation) {
        return Stream.concat(tasks.stream().map(conversation::item), events.stream().map(conversation::item)).toList();
    }

    /** Only those whose whole title was written, if there are any. */
    Found preferring(String title) {
        Found exact = new Found(tasks.stream().filter(t -> t.title().equalsIgnoreCase(title)).toList(),
                events.stream().filter(e -> e.title().equalsIgnoreCase(title)).toList());
        return exact.size() == 0 ? this : exact;
    }
}
