"""Draws the sandbox's pictures: python3 make.py (needs Pillow and ffmpeg). Run once; the results are committed."""
import colorsys, math, pathlib, random, shutil, subprocess, tempfile
from PIL import Image, ImageDraw, ImageFilter

HERE = pathlib.Path(__file__).parent
PEOPLE = ["ada", "bruno", "chidi", "dana", "elena", "fay", "gus", "hana", "ines", "jun", "karim", "lena", "mo", "noor", "otto", "someone"]


# Who does not take what chance gives: skin, hair, whether it is long.
LOOKS = {
    "ada": ((198, 140, 98), (92, 58, 34), True),
    "bruno": ((255, 219, 186), (92, 58, 34), False),
    "chidi": ((98, 62, 40), (24, 24, 30), False),
    "hana": ((255, 219, 186), (42, 30, 26), True),
    "jun": ((236, 188, 150), (24, 24, 30), False),
    "karim": ((198, 140, 98), (24, 24, 30), False),
    "lena": ((255, 219, 186), (176, 128, 66), True),
    "noor": ((141, 92, 60), (24, 24, 30), True),
}


def colour(hue, light, saturation=0.55):
    return tuple(int(255 * part) for part in colorsys.hls_to_rgb(hue % 1, light, saturation))


def gradient(size, top, bottom):
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        share = y / max(1, size[1] - 1)
        column.putpixel((0, y), tuple(int(a + (b - a) * share) for a, b in zip(top, bottom)))
    return column.resize(size)


def portrait(index, name):
    chance, scale, side = random.Random(name), 3, 400
    big = side * scale
    hue = index / len(PEOPLE)
    picture = gradient((big, big), colour(hue, 0.80), colour(hue + 0.08, 0.55))
    draw = ImageDraw.Draw(picture)
    for _ in range(5):
        x, y, r = chance.randrange(big), chance.randrange(big), chance.randrange(big // 12, big // 4)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=colour(hue + chance.uniform(-0.06, 0.06), chance.uniform(0.6, 0.8)))
    picture = picture.filter(ImageFilter.GaussianBlur(14 * scale))
    draw = ImageDraw.Draw(picture)
    skin = chance.choice([(255, 219, 186), (236, 188, 150), (198, 140, 98), (141, 92, 60), (98, 62, 40)])
    hair = chance.choice([(42, 30, 26), (92, 58, 34), (176, 128, 66), (70, 70, 78), (150, 62, 40), (24, 24, 30)])
    long = chance.random() < 0.5
    skin, hair, long = LOOKS.get(name, (skin, hair, long))
    shirt = colour(hue + 0.5, 0.42)
    middle = big // 2
    draw.ellipse((middle - 150 * scale, 285 * scale, middle + 150 * scale, 585 * scale), fill=shirt)
    if long:
        draw.rounded_rectangle((middle - 98 * scale, 110 * scale, middle + 98 * scale, 330 * scale), 90 * scale, fill=hair)
    draw.rectangle((middle - 32 * scale, 235 * scale, middle + 32 * scale, 305 * scale), fill=tuple(int(part * 0.9) for part in skin))
    draw.ellipse((middle - 78 * scale, 95 * scale, middle + 78 * scale, 275 * scale), fill=skin)
    draw.pieslice((middle - 86 * scale, 78 * scale, middle + 86 * scale, 252 * scale), 180, 360, fill=hair)
    draw.ellipse((middle - 50 * scale, 138 * scale, middle + 62 * scale, 200 * scale), fill=skin)
    for side_of in (-1, 1):
        x = middle + side_of * 30 * scale
        draw.ellipse((x - 7 * scale, 180 * scale, x + 7 * scale, 194 * scale), fill=(40, 30, 30))
    draw.arc((middle - 30 * scale, 200 * scale, middle + 30 * scale, 240 * scale), 20, 160, fill=(250, 240, 236) if sum(skin) < 320 else (120, 50, 50), width=5 * scale)
    picture.resize((side, side), Image.LANCZOS).quantize(128).save(HERE / f"avatar-{name}.png", optimize=True)


def logo():
    picture = gradient((1200, 1200), (48, 34, 28), (92, 58, 38))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((240, 240, 960, 960), fill=(250, 205, 96))
    draw.rounded_rectangle((420, 520, 720, 780), 60, fill=(48, 34, 28))
    draw.arc((680, 560, 820, 720), 270, 90, fill=(48, 34, 28), width=34)
    for x in (490, 570, 650):
        draw.arc((x - 30, 360, x + 30, 480), 90, 270, fill=(48, 34, 28), width=18)
    picture.resize((400, 400), Image.LANCZOS).quantize(64).save(HERE / "brand.png", optimize=True)


def table(size):
    picture = gradient(size, (232, 222, 208), (206, 188, 166))
    draw = ImageDraw.Draw(picture)
    top = int(size[1] * 0.68)
    draw.rectangle((0, top, size[0], size[1]), fill=(124, 84, 56))
    for line in range(6):
        y = top + int((size[1] - top) * line / 6)
        draw.line((0, y, size[0], y), fill=(108, 72, 48), width=max(1, size[1] // 200))
    return picture


def torn_bag():
    picture = table((1600, 1200))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((500, 990, 1180, 1100), fill=(92, 60, 40))
    draw.polygon([(560, 330), (1040, 330), (1100, 1040), (500, 1040)], fill=(52, 58, 70))
    draw.polygon([(560, 330), (640, 360), (700, 320), (780, 380), (860, 330), (940, 370), (1040, 330), (1040, 250), (560, 250)], fill=(66, 74, 90))
    draw.rectangle((610, 560, 990, 840), fill=(245, 240, 230))
    draw.ellipse((700, 610, 900, 790), fill=(250, 205, 96))
    draw.rounded_rectangle((755, 675, 840, 750), 14, fill=(48, 34, 28))
    draw.polygon([(1040, 520), (1090, 760), (1010, 700), (1050, 640), (990, 600)], fill=(206, 188, 166))
    chance = random.Random(7)
    for _ in range(90):
        x, y = chance.gauss(1190, 120), chance.gauss(1050, 40)
        draw.ellipse((x - 18, y - 11, x + 18, y + 11), fill=(chance.randrange(58, 86), 38, 24))
        draw.line((x - 12, y, x + 12, y), fill=(36, 22, 14), width=3)
    picture.resize((800, 600), Image.LANCZOS).save(HERE / "torn-bag.jpg", quality=82, optimize=True)


def terrace():
    picture = gradient((1600, 1000), (255, 214, 170), (250, 240, 226))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((1180, 110, 1420, 350), fill=(255, 190, 92))
    for x, height in ((0, 420), (260, 520), (520, 380), (980, 460), (1280, 540)):
        draw.rectangle((x, 1000 - height - 120, x + 280, 900), fill=(214, 164, 132))
        for wx in range(x + 40, x + 240, 80):
            for wy in range(1000 - height - 70, 780, 110):
                draw.rectangle((wx, wy, wx + 40, wy + 60), fill=(255, 238, 204))
    draw.rectangle((0, 860, 1600, 1000), fill=(150, 102, 72))
    draw.polygon([(300, 560), (800, 420), (1300, 560)], fill=(178, 58, 48))
    draw.rectangle((790, 430, 810, 880), fill=(90, 60, 44))
    draw.ellipse((640, 800, 960, 860), fill=(245, 240, 230))
    draw.rounded_rectangle((740, 730, 860, 820), 24, fill=(255, 255, 255))
    draw.ellipse((750, 725, 850, 750), fill=(84, 52, 34))
    picture.resize((800, 500), Image.LANCZOS).save(HERE / "terrace.jpg", quality=82, optimize=True)


def machine(frame, frames, size):
    picture = table((960, 720))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((280, 150, 680, 560), 40, fill=(70, 76, 88))
    draw.rounded_rectangle((310, 180, 650, 300), 24, fill=(38, 42, 50))
    lit = frame * 2 // frames % 2 == 0
    draw.ellipse((340, 210, 400, 270), fill=(255, 70, 60) if lit else (96, 34, 34))
    draw.rectangle((430, 225, 620, 255), fill=(150, 214, 232) if lit else (70, 96, 104))
    draw.rectangle((440, 340, 520, 380), fill=(38, 42, 50))
    draw.rounded_rectangle((410, 480, 550, 570), 18, fill=(250, 246, 238))
    draw.arc((530, 495, 590, 555), 270, 90, fill=(250, 246, 238), width=14)
    for drop in range(3):
        y = 380 + (frame * 100 // frames + drop * 34) % 100
        draw.ellipse((472, y, 488, y + 18), fill=(84, 52, 34))
    for puff in range(3):
        phase = (frame / frames + puff / 3) % 1
        x, y = 480 + 26 * math.sin(6.28 * phase + puff), 470 - 90 * phase
        grey = int(216 + 20 * phase)
        draw.ellipse((x - 14, y - 14, x + 14, y + 14), outline=(grey, grey, grey), width=4)
    return picture.resize(size, Image.LANCZOS)


def moving():
    frames = [machine(index, 12, (360, 270)).quantize(64) for index in range(12)]
    frames[0].save(HERE / "blinking-lamp.gif", save_all=True, append_images=frames[1:], duration=110, loop=0, optimize=True)
    folder = pathlib.Path(tempfile.mkdtemp())
    for index in range(72):
        machine(index % 24, 24, (480, 360)).save(folder / f"{index:03}.png")
    # VP9 in MP4, since a Chromium without licensed codecs plays it too.
    subprocess.run(["ffmpeg", "-y", "-loglevel", "error", "-framerate", "24", "-i", folder / "%03d.png", "-c:v", "libvpx-vp9", "-crf", "40",
                    "-b:v", "0", "-pix_fmt", "yuv420p", "-movflags", "+faststart", HERE / "dripping-machine.mp4"], check=True)
    machine(0, 24, (480, 360)).save(HERE / "dripping-machine.jpg", quality=80)
    shutil.rmtree(folder)


for number, person in enumerate(PEOPLE):
    portrait(number, person)
logo(); torn_bag(); terrace(); moving()
