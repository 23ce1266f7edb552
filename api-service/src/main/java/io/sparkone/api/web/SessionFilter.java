package io.sparkone.api.web;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.sparkone.api.http.Problems;

/** Sends those who are not logged in to the login, and refuses forms that are not the session's own, or not for its user. */
@ApplicationScoped
class SessionFilter {

    private final Sessions sessions;
    private final CurrentSession current;

    SessionFilter(Sessions sessions, CurrentSession current) {
        this.sessions = sessions;
        this.current = current;
    }

    /** @return an answer only where the request goes no further */
    @SignedIn
    @WithFormRead
    @ServerRequestFilter
    Response check(ResteasyReactiveContainerRequestContext request, ResourceInfo page) {
        boolean reads = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        Cookie cookie = request.getCookies().get(Cookies.SESSION);
        Optional<Session> session = SessionToken.of(cookie == null ? null : cookie.getValue()).flatMap(sessions::use);
        if (session.isEmpty()) {
            return Response.seeOther(LoginTarget.login(reads ? request.getUriInfo().getPath() : null)).build();
        }
        if (!reads && !session.get().token().acceptsForm(csrf(request))) {
            throw Problems.forbidden("The form does not belong to this session");
        }
        current.begin(session.get());
        if (page.getResourceMethod().isAnnotationPresent(Writing.class) && !session.get().writes()) {
            throw Problems.forbidden("The role " + session.get().role() + " may only look");
        }
        if (page.getResourceClass().isAnnotationPresent(Managing.class) && !session.get().manages()) {
            throw Problems.forbidden("The role " + session.get().role() + " does not manage users");
        }
        return null;
    }

    private static String csrf(ResteasyReactiveContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return context.getFormParameter(Frame.CSRF, true, false) instanceof String token ? token : null;
    }
}
