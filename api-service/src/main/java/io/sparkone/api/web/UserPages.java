package io.sparkone.api.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;

import io.sparkone.api.http.Problems;
import io.sparkone.api.user.CreateUser;
import io.sparkone.api.user.Role;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;

/** What the pages about users show. */
@ApplicationScoped
class UserPages {

    private final Users users;

    UserPages(Users users) {
        this.users = users;
    }

    /**
     * @param draft what was typed, to be corrected; null for an empty form
     * @param error the key of the text that says what is wrong; null where nothing is
     */
    ListPage list(Frame frame, Pages.Notice notice, CreateUser draft, String error) {
        CreateUser shown = draft == null ? new CreateUser("", "", Role.MEMBER, null) : draft;
        return new ListPage(notice, users.all().stream().map(user -> UserItem.of(user, frame)).toList(), shown.name(),
                shown.role() == null ? Role.MEMBER.toString() : shown.role().toString(),
                Optional.ofNullable(shown.number()).orElse(""), error);
    }

    /** @throws HttpProblem 404 if there is no such user */
    OnePage one(Frame frame, String name, String error) {
        User user = Optional.of(name).filter(n -> n.matches(User.NAME)).flatMap(users::find)
                .orElseThrow(() -> Problems.notFound("User " + name));
        return new OnePage(UserItem.of(user, frame), error);
    }

    /**
     * @param notice what was just done, or null
     * @param error the key of a text, or null
     */
    record ListPage(Pages.Notice notice, List<UserItem> users, String name, String role, String number, String error) {

        public List<String> roles() {
            return UserPages.roles();
        }
    }

    /** @param error the key of a text, or null */
    record OnePage(UserItem user, String error) {

        public List<String> roles() {
            return UserPages.roles();
        }
    }

    /**
     * @param number empty for none
     * @param owner whether it is the one whose password is a variable
     */
    record UserItem(String name, String role, String number, String since, boolean owner) {

        static UserItem of(User user, Frame frame) {
            return new UserItem(user.name(), user.role().toString(), user.number() == null ? "" : user.number(),
                    frame.when(user.createdAt()), user.isOwner());
        }
    }

    private static List<String> roles() {
        return Arrays.stream(Role.values()).map(Role::toString).toList();
    }
}
