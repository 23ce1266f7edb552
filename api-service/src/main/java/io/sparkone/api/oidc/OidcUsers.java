package io.sparkone.api.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;

import io.sparkone.api.oidc.OidcException.Reason;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;
import io.sparkone.platform.config.InvalidVariableException;

/** Which of our users the provider speaks of. Makes none: whom the provider knows must be a user here already. */
@ApplicationScoped
class OidcUsers {

    private static final String EMAIL = "email";

    private final OidcConfig config;
    private final Users users;

    OidcUsers(OidcConfig config, Users users) {
        this.config = config;
        this.users = users;
    }

    User of(IDTokenClaimsSet claims) throws OidcException {
        String claim = claims.getStringClaim(config.userClaim());
        if (claim == null) {
            throw unknown("the ID token has no claim " + config.userClaim());
        }
        // an address that nobody proved may be anybody's
        if (config.userClaim().equals(EMAIL) && !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
            throw unknown("the provider has not verified the e-mail address");
        }
        String name = names(config.users().orElseGet(List::of)).getOrDefault(claim, claim);
        return Optional.of(name).filter(known -> known.matches(User.NAME)).flatMap(users::find)
                .orElseThrow(() -> unknown("there is no user for the one whom the provider names"));
    }

    private static OidcException unknown(String message) {
        return new OidcException(Reason.UNKNOWN_USER, message);
    }

    /**
     * Reads {@code OIDC_USERS}.
     *
     * @throws InvalidVariableException for an entry that is no {@code claim=user}, or a second one for the same person
     */
    static Map<String, String> names(List<String> entries) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String entry : entries) {
            // a user's name has no =, what a provider says may
            int equals = entry.lastIndexOf('=');
            if (equals < 1 || !entry.substring(equals + 1).strip().matches(User.NAME)) {
                throw new InvalidVariableException("OIDC_USERS", "has an entry that is no claim=user");
            }
            if (names.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip()) != null) {
                throw new InvalidVariableException("OIDC_USERS", "names somebody twice");
            }
        }
        return names;
    }
}
