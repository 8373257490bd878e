import type { AlarmWords } from "./alarmwords.js";

export const spanishAlarms: AlarmWords = {
  part_not_removed: {
    what: "No se vio caer una pieza que debía salir",
    cause: "El aire o la válvula del expulsor, el sensor de expulsión; o la pieza cayó a un lado",
    remedy: "Busque la pieza y retírela de la cinta. Revise aire, boquilla y sensor de expulsión, luego arranque.",
  },
  ejection_missed: {
    what: "Una expulsión llegó tarde",
    cause: "La máquina estaba demasiado ocupada para sus salidas",
    remedy: "Retire las últimas piezas de la cinta y arranque. Si se repite, llame al servicio: la máquina está sobrecargada.",
  },
  part_sensor: {
    what: "El sensor de piezas no puede estar bien",
    cause: "Hay algo delante, está sucio o su cable está suelto",
    remedy: "Despeje y limpie el sensor, apriete el conector, luego arranque.",
  },
  confirm_sensor: {
    what: "El sensor de expulsión no puede estar bien",
    cause: "Hay una pieza delante, está sucio o su cable está suelto",
    remedy: "Despeje y limpie el sensor, apriete el conector, luego arranque.",
  },
  resync_sensor: {
    what: "Un sensor delante de un expulsor no puede estar bien",
    cause: "Hay algo delante, está sucio o su cable está suelto",
    remedy: "Despeje y limpie el sensor, encaje su conector y arranque.",
  },
  no_parts: {
    what: "Hace mucho que no llega ninguna pieza",
    cause: "La línea está vacía; o el sensor de piezas ya no ve nada y las piezas pasan sin ser vistas",
    remedy: "Mire si pasan piezas. Si pasan, pare la cinta, limpie el sensor de piezas y encaje su conector.",
  },
  encoder_lost: {
    what: "El encoder no dice nada mientras llegan piezas",
    cause: "Su acoplamiento patina o su cable está suelto",
    remedy: "Revise acoplamiento y cable del encoder, luego arranque. Lo que está en la cinta se expulsa.",
  },
  wires_lost: {
    what: "Se perdieron los cables a sensores y expulsor",
    cause: "Se desconectó un módulo o la máquina estaba demasiado ocupada",
    remedy: "Revise los conectores del módulo de E/S, luego arranque. Si se repite, reinicie la estación y llame al servicio.",
  },
  bin_full: {
    what: "El contenedor de rechazos está lleno",
    cause: "Nadie lo vació; o se rechazan muchas piezas",
    remedy: "Vacíe el contenedor, luego arranque. Mire los últimos rechazos: ¿son correctos?",
  },
  air_low: {
    what: "El aire del expulsor es demasiado débil",
    cause: "El suministro está cerrado, el filtro obstruido o una manguera pierde",
    remedy: "Abra o repare el aire, luego arranque.",
  },
  power_failing: {
    what: "Falla la alimentación",
    cause: "La red o la fuente",
    remedy: "Las salidas están seguras. Restablezca la alimentación, luego arranque.",
  },
  emergency_stop: {
    what: "Alguien pulsó la parada de emergencia",
    cause: "Se accionó la parada de emergencia",
    remedy: "Pregunte por qué, asegúrese de que nadie corre peligro, desbloquéela, luego arranque.",
  },
  too_many_parts: {
    what: "Hay más piezas en la cinta de las que la estación puede seguir",
    cause: "Se acumulan piezas entre sensor y expulsor",
    remedy: "Despeje la cinta entre sensor y expulsor, luego arranque.",
  },
  parts_slip: {
    what: "Las piezas no están donde la cinta las llevó",
    cause: "La cadena está mojada, cayeron piezas, o alguien quitó o puso una",
    remedy: "Despeje la cinta entre los sensores, luego arranque. Si se repite, haga revisar velocidad o guías.",
  },
  thread_stands: {
    what: "Una parte del programa se quedó parada",
    cause: "La máquina está sobrecargada o un disco no responde",
    remedy: "Arranque de nuevo. Si se repite, reinicie la estación y llame al servicio.",
  },
  frozen_camera: {
    what: "La cámara repite una imagen antigua",
    cause: "La cámara o su enlace están bloqueados",
    remedy: "Quite la alimentación a la cámara diez segundos, luego arranque.",
  },
  parts_unseen: {
    what: "Pueden haber llegado piezas que la cámara no vio",
    cause: "La cámara que busca las piezas no envió imágenes, o muy pocas",
    remedy: "Mire la alimentación y el cable de la cámara, luego arranque. Lo que hay en la cinta se expulsa.",
  },
  camera_lost: {
    what: "Varias piezas seguidas sin imagen",
    cause: "La cámara está apagada, su cable suelto o no le llega el disparo",
    remedy: "Mire la luz y los conectores de la cámara. En la página de cámaras se ve lo que se perdió.",
  },
  camera_away: {
    what: "Una cámara no responde",
    cause: "Está apagada, su cable suelto o la tarjeta de red caída",
    remedy: "Mire la alimentación y el cable de la cámara. La estación la encuentra sola.",
  },
  known_part: {
    what: "La estación juzgó mal una pieza que conoce",
    cause: "La receta, sus modelos o el programa no son como eran",
    remedy: "No se fíe. Elija de nuevo la receta o la revisión anterior, luego arranque. Llame a un técnico.",
  },
  line_stands: {
    what: "La cinta no se mueve aunque puede",
    cause: "Está apagada o bloqueada, o su sensor está roto",
    remedy: "Mire la cinta y su motor. Después confirme esto.",
  },
  ejector_slow: {
    what: "Un expulsor se vuelve lento",
    cause: "Su válvula se gasta o el aire se debilita",
    remedy: "Haga revisar válvula y aire antes de que falle. Después confirme esto.",
  },
  many_rejects: {
    what: "Se retiran muchas piezas",
    cause: "Las piezas son malas, o cambió la luz, la lente o la posición",
    remedy: "Mire los últimos rechazos. Si son malos, mire la máquina anterior; si son buenos, limpie la lente, mire la luz y llame a un técnico.",
  },
  same_station: {
    what: "Una válvula o cabezal hace piezas malas",
    cause: "Esa válvula o ese cabezal",
    remedy: "Mire el que se nombra. Después confirme esto.",
  },
  ledger: {
    what: "Las cuentas no cuadran",
    cause: "Hubo piezas ni pasadas ni retiradas, o se perdieron entradas",
    remedy: "Busque piezas paradas en la estación. Después confirme y avise a calidad.",
  },
  disk: {
    what: "El disco tiene problemas",
    cause: "Está lleno, lento o roto",
    remedy: "Haga quitar imágenes o cambiar el disco pronto; mientras haya sitio se sigue juzgando.",
  },
  clock: {
    what: "Se cambió el reloj de la máquina",
    cause: "Fue una persona o un servidor de hora",
    remedy: "Compruebe que ahora es correcto. Después confirme esto.",
  },
  returned: {
    what: "La estación volvió a la receta anterior",
    cause: "La nueva juzgaba distinto de lo prometido",
    remedy: "Avise a quien la hizo. Después confirme esto.",
  },
  another_recipe: {
    what: "Desde el arranque trabaja otra receta que antes",
    cause: "La anterior ya no se pudo cargar; el texto dice por qué",
    remedy: "Compruebe que la receta es la del producto y, si no, elija otra. Después confirme esto.",
  },
  recipe_not_remembered: {
    what: "La receta trabaja, pero tras un reinicio trabajaría otra",
    cause: "No se pudo anotar que trabaja: el disco está lleno o no responde",
    remedy: "Revise el disco y elija la receta otra vez. Después confirme esto.",
  },
  no_known_parts: {
    what: "La estación no puede probarse mientras no llegan piezas",
    cause: "La receta no tiene referencias o ahora las juzga de otro modo",
    remedy: "Haga registrar referencias para esta receta.",
  },
  certificate: {
    what: "El certificado de la pantalla no es como debe",
    cause: "Caducó o el nuevo no sirve",
    remedy: "Haga que informática ponga uno válido. Después confirme esto.",
  },
  station_key: {
    what: "Otros pueden leer la clave de la estación",
    cause: "Se cambiaron los permisos de su archivo",
    remedy: "Haga que el servicio los corrija. Después confirme esto.",
  },
  users_file: {
    what: "La lista de usuarios tiene problemas",
    cause: "El archivo o el disco están dañados",
    remedy: "Haga que un administrador mire usuarios y disco. Después confirme esto.",
  },
  records: {
    what: "Los registros tienen problemas",
    cause: "El disco está lleno, lento o roto",
    remedy: "Haga sitio o cambie el disco. Entonces se acaba solo.",
  },
  sensor_noise: {
    what: "Un sensor ve más que piezas",
    cause: "Vibra, está sucio o ve gotas",
    remedy: "Nada de momento. Si el número crece rápido, limpie el sensor y mire su soporte.",
  },
  fell_unasked: {
    what: "Algo cayó ante el sensor de expulsión sin pedirlo",
    cause: "Cayó sola una pieza, alguien metió la mano, o una válvula queda abierta y expulsa piezas buenas",
    remedy: "Mire en la caja: ahí no deben estar piezas buenas. Si el número crece, revise la válvula y las guías tras el expulsor.",
  },
  verdict_late: {
    what: "Un veredicto llegó tarde para su pieza",
    cause: "La máquina estuvo ocupada un momento",
    remedy: "Nada: la pieza se retiró. Si el número crece, la receta es lenta o la cinta rápida.",
  },
  result_reader: {
    what: "La máquina que lee resultados no da abasto",
    cause: "Su programa o los cables del intercambio",
    remedy: "Aquí nada: se expulsa igualmente. Avise a quien cuida esa máquina.",
  },
  overloaded: {
    what: "Por un momento hubo más de lo que cabe en la estación",
    cause: "Las piezas llegaron rápido o la máquina estaba ocupada",
    remedy: "Nada de momento. Si el número crece, baje la velocidad y llame a un técnico.",
  },
  frame_lost: {
    what: "Una imagen no llegó entera",
    cause: "Se perdieron paquetes desde la cámara",
    remedy: "Nada: la pieza se retiró. Si el número crece, mire el cable y la página de la cámara.",
  },
  camera_link: {
    what: "El enlace de una cámara podría ser mejor",
    cause: "Tamaño de paquete, tarjeta de red o cable",
    remedy: "Lea lo que aconseja la página de cámaras.",
  },
  camera_setting: {
    what: "Una cámara no tomó un ajuste como se quería",
    cause: "Cuenta en pasos, o la receta deja algo abierto",
    remedy: "Un técnico lee el texto y corrige la receta.",
  },
  tool_failed: {
    what: "Falló una herramienta de la receta",
    cause: "La imagen no es la prevista o la herramienta está mal ajustada",
    remedy: "La pieza se retiró. Un técnico mira el texto y la receta.",
  },
  slow_recipe: {
    what: "La receta es lenta en esta máquina",
    cause: "Demasiadas herramientas o un modelo sin procesador rápido",
    remedy: "Un técnico mira los tiempos de las herramientas.",
  },
  recipe: {
    what: "No se pudo usar una receta",
    cause: "El texto dice cuál y por qué",
    remedy: "Sigue la anterior. Elija otra o avise a un técnico.",
  },
  draft: {
    what: "No se pudo probar un borrador",
    cause: "El texto dice por qué",
    remedy: "Lo que funciona no se toca. Quien lo hizo lee el texto.",
  },
  repaired: {
    what: "Algo guardado estaba dañado y se reparó",
    cause: "Un corte de corriente o el disco",
    remedy: "Nada de momento. Si se repite sin corte, haga revisar el disco.",
  },
  pictures: {
    what: "Una imagen no se guardó",
    cause: "Se retiró más de lo que se puede escribir o el disco es lento",
    remedy: "Nada de momento: veredictos y números están completos.",
  },
  sign_on: {
    what: "Alguien intentó entrar y no pudo",
    cause: "Una contraseña errónea o un programa que prueba",
    remedy: "Si no fue nadie de los suyos, avise a informática.",
  },
  plant: {
    what: "Un sistema de la planta no responde o pide algo erróneo",
    cause: "Su servidor, la red o sus ajustes",
    remedy: "Aquí nada: las entradas se guardan hasta que responda. Avise a quien lo cuida.",
  },
  screen: {
    what: "La pantalla no pudo hacer algo",
    cause: "Un navegador se fue o pidió algo erróneo",
    remedy: "Nada de momento. Si se repite, cargue la página de nuevo.",
  },
  program: {
    what: "El programa notó algo que no espera",
    cause: "Un error del programa o un archivo dañado",
    remedy: "Si se retiran piezas buenas, reinicie la estación. Envíe el texto al servicio.",
  },
  stopped: {
    what: "La línea se paró sola",
    cause: "El texto dice por qué",
    remedy: "Haga lo que pide, luego arranque.",
  },
};
