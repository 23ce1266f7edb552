package io.sparkone.notify.template;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What people read, in Portuguese; English is in {@code messages/notify_en.properties}. */
@MessageBundle("notify")
public interface Texts {

    @Message("SparkOne: mensagem de teste")
    String testSubject();

    @Message("Teste do SparkOne: se você lê isto, os avisos chegam até aqui.")
    String testText();

    @Message("{count} avisos do SparkOne")
    String digestSubject(int count);

    @Message("… e mais {count}. Veja todos no registro de avisos.")
    String digestRest(int count);

    @Message("Alerta")
    String alertFiring();

    @Message("Resolvido")
    String alertResolved();

    @Message("{count} alertas")
    String alertsFiring(int count);

    @Message("{count} resolvidos")
    String alertsResolved(int count);

    @Message("O que fazer: {link}")
    String runbook(String link);

    @Message("Mais {count} não cabem aqui: veja o Alertmanager.")
    String alertsCut(int count);

    @Message("Você recebe este e-mail porque o aviso não chegou, ou não se sabe se chegou, pelo WhatsApp.")
    String whyFallback();

    @Message("Você recebe este e-mail porque o SparkOne o tem como destino dos avisos.")
    String whyDirect();

    @Message("Aviso {id}")
    String reference(String id);
}
