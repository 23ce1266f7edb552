package io.sparkone.api.web;

import java.util.List;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import io.sparkone.api.web.Frame.EventItem;
import io.sparkone.api.web.Frame.TaskItem;

/** The templates, with what each is given. */
@CheckedTemplate(basePath = "web")
final class Pages {

    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private Pages() {}

    /**
     * @param provider what the OpenID Connect provider is called, or null where there is none
     * @param error null, or what was wrong
     */
    static native TemplateInstance login(Frame f, String next, String user, String provider, String error);

    static native TemplateInstance today(Frame f, Today today);

    static native TemplateInstance message(Frame f, MessageItem message);

    static native TemplateInstance tasks(Frame f, TaskPage page);

    static native TemplateInstance task(Frame f, TaskDraft draft);

    static native TemplateInstance status(Frame f, SuiteStatus suite);

    static native TemplateInstance totp(Frame f, SecondStep step);

    static native TemplateInstance users(Frame f, UserPages.ListPage page);

    static native TemplateInstance user(Frame f, UserPages.OnePage page);

    static native TemplateInstance tokens(Frame f, TokenPage page);

    static native TemplateInstance error(Frame f, int status, String message);

    static Response answer(TemplateInstance page) {
        return answer(Response.Status.OK.getStatusCode(), page);
    }

    static Response answer(int status, TemplateInstance page) {
        return Response.status(status).type(HTML).entity(page.render()).build();
    }

    /** @param notice what was just done, or null */
    record Today(Notice notice, MessageItem message, List<TaskItem> overdue, List<TaskItem> due,
            List<EventItem> events) {}

    /**
     * @param text what was done, in words
     * @param deletedTask the task that can be restored, or null
     */
    record Notice(String text, Long deletedTask) {}

    /** @param reply null until it is interpreted */
    record MessageItem(String id, String reply) {}

    /**
     * @param show which tasks: {@code open}, {@code overdue}, {@code completed}, {@code cancelled} or {@code all}
     * @param next the next page, or 0 on the last
     */
    record TaskPage(Notice notice, String show, List<String> choices, String q, List<TaskItem> tasks, Long total,
            int page, int next) {

        public int previous() {
            return page - 1;
        }
    }

    /**
     * @param uri null unless a secret waits for its first code
     * @param error null, or what was wrong
     */
    record SecondStep(boolean on, String secret, String uri, String error) {}
}
