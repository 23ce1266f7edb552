package io.sparkone.api.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheQuery;

import io.sparkone.api.http.Folding;

/** Finds tasks that are not deleted. */
@ApplicationScoped
class TaskSearch {

    /** HQL for the column that holds title and description without case and accents, which no task needs to load. */
    static final String FOLDED = "cast(sql('folded') as String)";

    private final TaskTally tally;

    TaskSearch(TaskTally tally) {
        this.tally = tally;
    }

    TaskList run(TaskFilter filter, int limit, int offset) {
        StringBuilder hql = new StringBuilder("deletedAt is null");
        Map<String, Object> parameters = new HashMap<>();
        for (TaskFilter.Condition condition : filter.conditions()) {
            hql.append(" and ").append(condition.hql());
            parameters.put(condition.parameter(), condition.value());
        }
        TaskSort sort = filter.sort() == null ? TaskSort.ID_REVERSED : filter.sort();
        PanacheQuery<Task> found = Task.find("where " + hql + " order by " + sort.hql(), parameters);
        List<TaskView> page = found.range(offset, offset + limit - 1).list().stream().map(TaskView::of).toList();
        boolean isLast = page.size() < limit && (offset == 0 || !page.isEmpty());
        return new TaskList(page, isLast ? offset + page.size() : total(filter, found), limit, offset);
    }

    private long total(TaskFilter filter, PanacheQuery<Task> found) {
        return filter.isByStatusOnly() ? tally.count(filter.statuses()) : found.count();
    }

    List<TaskView> titled(String words, int limit) {
        StringBuilder hql = new StringBuilder("deletedAt is null and status in ('pending', 'in_progress')");
        List<Object> parameters = new ArrayList<>();
        for (String word : words.strip().split("\\s+")) {
            parameters.add(Folding.pattern(word));
            hql.append(" and ").append(Folding.column("title")).append(" like ?").append(parameters.size())
                    .append(" escape '!'");
        }
        PanacheQuery<Task> found = Task.find("where " + hql + " order by dueAt asc nulls last, id",
                parameters.toArray());
        return found.range(0, limit - 1).list().stream().map(TaskView::of).toList();
    }
}
