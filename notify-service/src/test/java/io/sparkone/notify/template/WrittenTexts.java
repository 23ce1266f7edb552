package io.sparkone.notify.template;

import java.lang.reflect.Proxy;

import io.quarkus.qute.i18n.Message;

/** The Portuguese texts as they stand on {@link Texts}, for tests without a container. */
public final class WrittenTexts {

    private WrittenTexts() {}

    public static Texts portuguese() {
        return (Texts) Proxy.newProxyInstance(Texts.class.getClassLoader(), new Class<?>[]{Texts.class},
                (proxy, method, arguments) -> {
                    String text = method.getAnnotation(Message.class).value();
                    for (int i = 0; i < method.getParameterCount(); i++) {
                        text = text.replace("{" + method.getParameters()[i].getName() + "}",
                                String.valueOf(arguments[i]));
                    }
                    return text;
                });
    }
}
